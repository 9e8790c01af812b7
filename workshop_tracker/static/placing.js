// The boxes of fields over the picture: dragging and arrow keys write the millimetres, which can be typed as well.
const form = document.querySelector("[data-preview]");
const plan = form.querySelector("[data-plan]");
const [ACROSS, DOWN, MARGIN] = plan.dataset.plan.split(" ").map(Number);
const LINE = 1.25 * 25.4 / 72; // mm for a point of size
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const boxes = [...form.querySelectorAll("[data-box]")].map((details) => ({ details, outline: document.createElement("i") }));
let chosen, grip;

const input = (box, part) => form.elements[`${box.details.dataset.box}-${part}`];
const measure = (box, part) => parseFloat((input(box, part)?.value || "0").replace(",", ".")) || 0;

function isOn(box) {
  const field = input(box, "is_on");
  return field.type === "hidden" || field.checked;
}

function edges(box) {
  const [lines, down, share] = box.details.dataset.height.split(" ").map(Number);
  const across = measure(box, "across");
  return { x: measure(box, "x"), y: measure(box, "y"), across, down: lines * LINE * measure(box, "size") + down + share * across };
}

function show(box) {
  const { x, y, across, down } = edges(box);
  const style = box.outline.style;
  box.outline.hidden = !isOn(box);
  box.outline.classList.toggle("chosen", box === chosen);
  [style.left, style.top] = [`${100 * x / ACROSS}%`, `${100 * y / DOWN}%`];
  [style.width, style.height] = [`${100 * across / ACROSS}%`, `${100 * down / DOWN}%`];
  if (isOn(box)) box.details.querySelector("[data-told]").textContent = `${input(box, "x").value}; ${input(box, "y").value} mm`;
}

function choose(box) {
  chosen = box;
  boxes.forEach(({ details }) => { details.open = details === box.details || details.querySelector(".error") !== null; });
  boxes.forEach(show);
}

function move(box, x, y) {
  const { across, down } = edges(box);
  const within = (value, most) => String(Math.round(10 * Math.max(MARGIN, Math.min(value, most - MARGIN))) / 10).replace(".", ",");
  input(box, "x").value = within(x, ACROSS - across);
  input(box, "y").value = within(y, Math.floor(10 * (DOWN - down)) / 10);
  input(box, "x").dispatchEvent(new Event("input", { bubbles: true }));
}

function place(event) {
  const sheet = plan.getBoundingClientRect();
  return [ACROSS * (event.clientX - sheet.left) / sheet.width, DOWN * (event.clientY - sheet.top) / sheet.height];
}

function boxAt([x, y]) {
  const holds = (box) => {
    const at = edges(box);
    return isOn(box) && at.x <= x && x <= at.x + at.across && at.y <= y && y <= at.y + at.down;
  };
  return boxes.find(holds);
}

plan.addEventListener("pointerdown", (event) => {
  const at = place(event), box = boxAt(at);
  if (!box) return;
  event.preventDefault();
  plan.focus({ preventScroll: true });
  choose(box);
  plan.setPointerCapture(event.pointerId);
  const { x, y } = edges(box);
  grip = [at, x, y];
});
plan.addEventListener("pointermove", (event) => {
  if (!grip) return;
  const [[startX, startY], x, y] = grip, at = place(event);
  move(chosen, x + Math.round(at[0] - startX), y + Math.round(at[1] - startY));
});
for (const end of ["pointerup", "pointercancel"]) plan.addEventListener(end, () => { grip = undefined; });

form.addEventListener("keydown", (event) => {
  const step = KEYS[event.key];
  const isTyping = event.target !== plan;
  if (!step || !chosen || (isTyping && !(step[1] && event.target.matches("[name$='-x'], [name$='-y']")))) return;
  event.preventDefault();
  const { x, y } = edges(chosen);
  if (!isTyping) move(chosen, x + step[0], y + step[1]);
  else if (event.target.name.endsWith("-x")) move(chosen, x - step[1], y);
  else move(chosen, x, y - step[1]);
});
form.addEventListener("input", () => boxes.forEach(show));
boxes.forEach((box) => {
  plan.append(box.outline);
  box.details.querySelector("summary").addEventListener("click", () => { chosen = box; boxes.forEach(show); });
});
plan.style.aspectRatio = `${ACROSS} / ${DOWN}`;
Object.entries({ tabindex: 0, role: "application", "aria-label": plan.dataset.label })
  .forEach(([name, value]) => plan.setAttribute(name, value));
boxes.forEach(show);
