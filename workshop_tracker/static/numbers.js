// The next numbers while their pattern is typed; without this script the page of numbers tells them.
const shown = document.querySelector("[data-next]");
const typed = document.getElementById("number_pattern");
let waiting;

async function tell() {
  const answer = await fetch(`${shown.dataset.next}?${new URLSearchParams({ pattern: typed.value })}`);
  if (!answer.ok) return;
  const { numbers, problem } = await answer.json();
  shown.textContent = problem || numbers.join(" · ");
}

typed.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(tell, 250);
});
tell();
