// Lets the browser keep the page for when there is no connection. All else works without this file.
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/service-worker.js");
