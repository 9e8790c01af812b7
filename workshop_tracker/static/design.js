// The hardest paper while a design is typed; without this script the button "Lihat" shows it.
const form = document.querySelector("[data-preview]");
const shown = form.querySelector("[data-shown]");
const state = form.querySelector("[data-state]");
let waiting, latest = 0;

function address(picture) {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(picture);
  });
}

function tell(problems) {
  form.querySelectorAll("[data-live]").forEach((told) => told.remove());
  for (const [name, sentences] of Object.entries(problems)) {
    const input = form.elements[name];
    const field = (input && input.length ? input[0] || input : input)?.closest?.(".field");
    if (!field || name === "name" || name === "organization") continue;
    const told = document.createElement("p");
    told.className = "error";
    told.dataset.live = "";
    told.textContent = sentences.join(" ");
    field.append(told);
    field.closest("details")?.setAttribute("open", "");
  }
}

async function look() {
  const turn = ++latest;
  const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form) }).catch(() => null);
  if (!answer || turn !== latest) return;
  if (answer.ok) {
    tell({});
    shown.src = await address(await answer.blob());
    shown.hidden = false;
    state.textContent = state.dataset.current;
  } else if (answer.status === 422) {
    tell(await answer.json());
    state.textContent = state.dataset.wrong;
  }
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, 600);
});
form.addEventListener("submit", (event) => {
  if (event.submitter?.name !== "look") return;
  event.preventDefault(); // sent as a page it would come back without the files that were chosen
  look();
});
look();
