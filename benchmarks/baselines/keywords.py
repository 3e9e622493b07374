"""The baseline that many offices use: a word of politics anywhere means prohibited."""

import re

from scan_interface import run, words

POLITICS = re.compile(
    r"\b(?:kampanye|calon|caleg|capres|cawapres|cagub|cabup|cawali|cawalkot|paslon|partai|parpol|"
    r"pilkada|pilpres|pemilu|pileg|pilgub|pilbup|pilwalkot|coblos|dukung\w*|mendukung|dukungan|"
    r"relawan|timses|nomor urut|deklarasi|kandidat|tim sukses|baliho|politik)\b",
    re.IGNORECASE,
)

run(
    lambda conducts: [
        ("prohibited" if POLITICS.search(words(conduct)) else "allowed", 1.0)
        for conduct in conducts
    ]
)
