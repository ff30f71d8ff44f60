/* Draws every chart of a page from the JSON that stands in it. Vega is loaded from this site, only
   on pages that have a chart. Colours follow the page's light or dark mode. Without this script the
   table below each chart still tells everything. */
(function () {
  "use strict";
  var root = new URL(document.documentElement.dataset.content_root || "./", document.baseURI).href;
  var drawn = [];

  function colours() {
    var dark = document.documentElement.dataset.theme === "dark";
    return dark
      ? { ink: "#e8e8e8", line: "#8a8f98", grid: "#3c424d" }
      : { ink: "#1d1d1f", line: "#6b6f76", grid: "#dcdfe4" };
  }

  function config(width) {
    var c = colours();
    return {
      background: "transparent",
      font: getComputedStyle(document.body).fontFamily,
      view: { stroke: null },
      axis: {
        labelColor: c.ink, titleColor: c.ink, domainColor: c.line, tickColor: c.line, gridColor: c.grid,
        labelFontSize: width < 480 ? 12 : 13, titleFontSize: 13, titleFontWeight: "normal",
        labelLimit: width < 480 ? 145 : 330,
      },
      legend: { labelColor: c.ink, titleColor: c.ink, labelFontSize: 13, symbolSize: 110 },
      header: { labelColor: c.ink, titleColor: c.ink },
      title: { color: c.ink },
    };
  }

  function draw(entry) {
    var width = entry.box.clientWidth;
    entry.narrow = width < 480;
    var values = {};
    entry.box.querySelectorAll("select").forEach(function (s) { values[s.name] = s.value; });
    var options = { renderer: "svg", actions: false, config: config(width), tooltip: { theme: "custom" } };
    return window.vegaEmbed(entry.box, JSON.parse(entry.spec), options).then(function (result) {
      var figure = entry.box.closest("figure");
      var svg = entry.box.querySelector("svg");
      if (svg) {
        svg.setAttribute("role", "img");
        svg.setAttribute("aria-labelledby", figure.id + "-alt");
        svg.querySelectorAll("[role], [aria-label], [aria-roledescription]").forEach(function (part) {
          part.removeAttribute("role");
          part.removeAttribute("aria-label");
          part.removeAttribute("aria-roledescription");
        });
      }
      entry.box.querySelectorAll("select").forEach(function (s) {
        if (values[s.name] !== undefined && values[s.name] !== s.value) {
          s.value = values[s.name];
          s.dispatchEvent(new Event("input", { bubbles: true }));
          s.dispatchEvent(new Event("change", { bubbles: true }));
        }
      });
      figure.dataset.drawn = document.documentElement.dataset.theme || "light";
      return result;
    }).catch(function (error) {
      entry.box.textContent = "The chart could not be drawn (" + error.message + "). The table below has its data.";
    });
  }

  function start() {
    document.querySelectorAll(".wl-chart").forEach(function (box) {
      var holder = box.querySelector('script[type="application/json"]');
      if (holder) { drawn.push({ box: box, spec: holder.textContent, narrow: false }); }
    });
    if (!drawn.length) { return; }
    var script = document.createElement("script");
    script.src = root + "vendor/vega.js";
    script.onload = function () {
      drawn.forEach(draw);
      new MutationObserver(function () { drawn.forEach(draw); })
        .observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
      window.addEventListener("resize", function () {
        drawn.forEach(function (e) { if (e.narrow !== (e.box.clientWidth < 480)) { draw(e); } });
      });
    };
    script.onerror = function () {
      drawn.forEach(function (e) { e.box.textContent = "The chart's script is missing. The table below has its data."; });
    };
    document.head.appendChild(script);
  }

  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
