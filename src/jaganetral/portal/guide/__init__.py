"""“Boleh atau tidak?”: the rulebook as pages, the gallery of gestures, the calendar of stages."""
