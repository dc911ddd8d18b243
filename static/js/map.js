// The map in the hand: drag it with the mouse, zoom with Ctrl and the wheel, and begin where a station
// is lit. Scrolling, the keyboard and the three sizes work without this file.
const frame = document.querySelector(".map-frame");
const sizes = [...document.querySelectorAll(".map-zoom__input")];
let held = null; // where the mouse took hold of the map, and whether it moved since

const first = frame.querySelector(".map__station--goal") ?? frame.querySelector(".map__station--lit");
if (first && !location.hash) {
  const beyond = first.getBoundingClientRect().right + 16 - frame.getBoundingClientRect().right;
  if (beyond > 0) frame.scrollLeft += beyond;
}

frame.classList.add("map-frame--held");
frame.addEventListener("pointerdown", (event) => {
  if (event.pointerType === "mouse" && event.button === 0)
    held = { x: event.clientX, left: frame.scrollLeft, moved: false };
});
addEventListener("pointermove", (event) => {
  if (!held) return;
  held.moved ||= Math.abs(event.clientX - held.x) > 4;
  if (held.moved) frame.scrollLeft = held.left - (event.clientX - held.x);
});
addEventListener("pointerup", () => setTimeout(() => (held = null)));
frame.addEventListener("dragstart", (event) => event.preventDefault());
frame.addEventListener("click", (event) => held?.moved && event.preventDefault(), true);
frame.addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const next = sizes.findIndex((size) => size.checked) + (event.deltaY < 0 ? 1 : -1);
  if (sizes[next]) sizes[next].checked = true;
}, { passive: false });
