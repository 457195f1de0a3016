// textual.js reads the socket's address from the element when the page has loaded.
document.addEventListener("DOMContentLoaded", () => {
  const { protocol, host } = window.location;
  const socket = `${protocol === "https:" ? "wss" : "ws"}://${host}/ws`;
  document.getElementById("terminal").dataset.sessionWebsocketUrl = socket;
  document.getElementById("again").addEventListener("click", () => window.location.reload());

  // Once connected, the first key goes to the workbench without a click.
  new MutationObserver((_, observer) => {
    if (document.body.classList.contains("-loaded")) {
      observer.disconnect();
      document.querySelector(".xterm-helper-textarea").focus();
    }
  }).observe(document.body, { attributeFilter: ["class"] });
});
