// The code of an edit link stands behind the "#": a browser never sends that part by itself.
// This posts it, so that it stands in no address that anybody keeps, and shows the answer here: the
// link stays in the address bar for who reloads the page. Without scripts people paste the code.
const open = () => {
  const form = document.querySelector("#open_path");
  const code = location.hash.slice(1);
  if (form && code) {
    form.elements.code.value = code;
    htmx.ajax("POST", form.action, { source: form, target: "#main" });
  }
};
addEventListener("load", open); // htmx is there by then
addEventListener("hashchange", () => location.reload());
