/* The time of an event where its reader is, unless it is there already. */

(() => {
  const line = document.querySelector("[data-reader-time]");
  const lines = [...line.parentElement.children].map((item) =>
    [...item.querySelectorAll("time")].map((time) => time.dateTime),
  );
  /* Without its offset a time is read as local: the same moment means the same clock. */
  const isHere = (iso) => +new Date(iso.slice(0, 19)) === +new Date(iso);
  if (lines.some((times) => times[0] && times.every(isHere))) return;

  const { lang } = document.documentElement;
  const written = (iso, options) =>
    new Date(iso).toLocaleString(lang === "en" ? "en-GB" : lang, options);
  /* As the server writes the other lines. */
  const day = (iso) => {
    const [date, weekday] = [written(iso, { dateStyle: "long" }), written(iso, { weekday: "long" })];
    return lang === "en" ? `${weekday}, ${date}` : `${date}（${weekday}）`;
  };
  const time = (iso) => written(iso, { timeStyle: "short", hourCycle: "h23" });
  const [start, end] = lines[0];
  let text = `${day(start)} ${time(start)}`;
  if (end) text += day(end) === day(start) ? `–${time(end)}` : ` – ${day(end)} ${time(end)}`;
  line.firstElementChild.textContent = text;
  line.hidden = false;
})();
