"use strict";
for (const form of document.forms) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const shown = form.querySelector("pre");
    const token = document.getElementById("token").value;
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    const asked = { method: form.dataset.method, headers };
    if (form.dataset.method === "POST") {
      headers["Content-Type"] = "application/json";
      asked.body = form.querySelector("textarea").value;
    }
    shown.hidden = false;
    shown.textContent = "…";
    const begun = performance.now();
    try {
      const answer = await fetch(form.dataset.path, asked);
      const body = JSON.stringify(await answer.json(), null, 1);
      shown.textContent = `${answer.status}, ${Math.round(performance.now() - begun)} ms\n${body}`;
    } catch (error) {
      shown.textContent = String(error);
    }
  });
}
