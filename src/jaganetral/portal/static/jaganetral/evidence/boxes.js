// Draw what is blacked out: each box becomes a line of the text field, which works without this too.
const form = document.querySelector("[data-boxes]");
const field = form?.querySelector("textarea");
const pages = [...document.querySelectorAll("[data-page]")];

function boxes() {
  return field.value
    .split("\n")
    .map((line) => line.split(/[,;]/).map(Number))
    .filter((box) => box.length === 5 && box.every(Number.isFinite));
}

function paint(page, drawn) {
  const canvas = page.querySelector("canvas");
  const brush = canvas.getContext("2d");
  const { width, height } = canvas;
  brush.clearRect(0, 0, width, height);
  brush.fillStyle = "rgba(0, 0, 0, 0.75)";
  const here = boxes().filter((box) => box[0] === Number(page.dataset.page));
  for (const [, left, top, right, bottom] of drawn ? [...here, drawn] : here) {
    brush.fillRect((left / 100) * width, (top / 100) * height, ((right - left) / 100) * width, ((bottom - top) / 100) * height);
  }
}

function place(canvas, event) {
  const area = canvas.getBoundingClientRect();
  const share = (at, from, size) => Math.round(Math.min(Math.max(((at - from) / size) * 100, 0), 100) * 10) / 10;
  return [share(event.clientX, area.left, area.width), share(event.clientY, area.top, area.height)];
}

function draw(page) {
  const image = page.querySelector("img");
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  page.append(canvas);
  const fit = () => {
    canvas.width = image.clientWidth;
    canvas.height = image.clientHeight;
    paint(page);
  };
  let start = null;
  const box = (event) => {
    const [x, y] = place(canvas, event);
    return [Number(page.dataset.page), Math.min(start[0], x), Math.min(start[1], y), Math.max(start[0], x), Math.max(start[1], y)];
  };
  canvas.addEventListener("pointerdown", (event) => {
    start = place(canvas, event);
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => start && paint(page, box(event)));
  canvas.addEventListener("pointerup", (event) => {
    if (!start) return;
    const made = box(event);
    start = null;
    if (made[3] - made[1] > 0.5 && made[4] - made[2] > 0.5) {
      field.value = `${field.value.trimEnd()}\n${made.join(", ")}`.trimStart();
    }
    paint(page);
  });
  new ResizeObserver(fit).observe(image);
  image.addEventListener("load", fit);
  fit();
}

if (form && pages.length) {
  const details = form.closest("details");
  const begin = () => {
    if (!details.open || pages[0].querySelector("canvas")) return;
    form.querySelector("[data-drawing]").hidden = false;
    pages.forEach(draw);
    field.addEventListener("input", () => pages.forEach((page) => paint(page)));
  };
  details.addEventListener("toggle", begin);
  begin();
}
