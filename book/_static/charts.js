/* Draws a chart when the reader comes near it. The charts' data and Vega are loaded from this site
   then, not before: most of a page's bytes are theirs. Colours follow the page's light or dark mode.
   Without this script the table below each chart still tells everything. */
(function () {
  "use strict";
  var NEAR = "200px 0px";
  var entries = [];
  var loading = null;

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
      text: { color: c.ink },
    };
  }

  function addScript(address) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = function () { reject(new Error(address.split("/").pop() + " is missing")); };
      document.head.appendChild(script);
    });
  }

  function load() {
    var root = new URL(document.documentElement.dataset.content_root || "./", document.baseURI).href;
    loading = loading || Promise.all([addScript(root + "vendor/vega.js"), addScript(entries[0].box.dataset.charts)]);
    return loading;
  }

  function part(control) { return control.type === "checkbox" ? "checked" : "value"; }

  function chosen(box) {
    var values = {};
    box.querySelectorAll("select, input").forEach(function (control) { values[control.name] = control[part(control)]; });
    return values;
  }

  function chooseAgain(box, values) {
    box.querySelectorAll("select, input").forEach(function (control) {
      if (values[control.name] !== undefined && values[control.name] !== control[part(control)]) {
        control[part(control)] = values[control.name];
        control.dispatchEvent(new Event("input", { bubbles: true }));
        control.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  }

  function name(figure, box) {
    var svg = box.querySelector("svg");
    if (svg) {
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-labelledby", figure.id + "-alt");
      svg.querySelectorAll("[role], [aria-label], [aria-roledescription]").forEach(function (part) {
        part.removeAttribute("role");
        part.removeAttribute("aria-label");
        part.removeAttribute("aria-roledescription");
      });
    }
    box.querySelectorAll('input[type="range"]').forEach(function (slider) {
      var words = slider.closest(".vega-bind").querySelector(".vega-bind-name");
      if (words) { slider.setAttribute("aria-label", words.textContent.trim()); }
    });
  }

  /* What a chart counts is text in the picture; here it is told to those who do not see it. */
  function say(entry) {
    if (!entry.said) {
      entry.said = document.createElement("p");
      entry.said.className = "wl-said";
      entry.said.setAttribute("role", "status");
      entry.box.after(entry.said);
    }
    function plain(text) {
      var lines = Array.from(text.querySelectorAll("tspan"), function (line) { return line.textContent.trim(); });
      return lines.join(" ") || text.textContent;
    }
    entry.said.textContent = Array.from(entry.box.querySelectorAll(".said_marks text, .card_marks text"), plain).join(". ");
  }

  function draw(entry) {
    var box = entry.box;
    var figure = box.closest("figure");
    entry.wanted = load().then(function () {
      var values = chosen(box);
      entry.narrow = box.clientWidth < 480;
      var options = { renderer: "svg", actions: false, config: config(box.clientWidth), tooltip: { theme: "custom" } };
      return window.vegaEmbed(box, window.weakestLinkCharts[box.dataset.chart], options).then(function (drawn) {
        name(figure, box);
        chooseAgain(box, values);
        box.querySelectorAll("select, input").forEach(function (control) {
          ["input", "change"].forEach(function (kind) {
            control.addEventListener(kind, function () { drawn.view.runAsync().then(function () { say(entry); }); });
          });
        });
        drawn.view.runAsync().then(function () { say(entry); });
        figure.dataset.drawn = document.documentElement.dataset.theme || "light";
      });
    }).catch(function (error) {
      box.textContent = "The chart could not be drawn (" + error.message + "). The table below has its data.";
    });
    return entry.wanted;
  }

  function drawAll() {
    return Promise.all(entries.map(function (entry) { return entry.wanted || draw(entry); }));
  }

  /* A print waits for nothing, so the page's button and its shortcut wait for the charts first. */
  function printWithCharts() {
    var print = window.print.bind(window);
    window.print = function () { return drawAll().then(print); };
    window.addEventListener("keydown", function (event) {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p" && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        window.print();
      }
    });
    window.addEventListener("beforeprint", drawAll);
  }

  function start() {
    document.querySelectorAll(".wl-chart[data-charts]").forEach(function (box) {
      entries.push({ box: box, wanted: null, narrow: false });
    });
    if (!entries.length) { return; }
    if (entries[0].box.dataset.draw === "now") { drawAll(); }
    var near = new IntersectionObserver(function (seen) {
      seen.filter(function (s) { return s.isIntersecting; }).forEach(function (s) {
        near.unobserve(s.target);
        entries.filter(function (e) { return e.box === s.target && !e.wanted; }).forEach(draw);
      });
    }, { rootMargin: NEAR });
    entries.forEach(function (entry) { near.observe(entry.box); });
    // The first use of the page loads the scripts, so that charts and a print by the browser's menu are quick.
    ["keydown", "pointerdown", "scroll"].forEach(function (use) {
      window.addEventListener(use, load, { once: true, passive: true });
    });
    printWithCharts();
    function drawAgain(test) { entries.filter(function (e) { return e.wanted && test(e); }).forEach(draw); }
    new MutationObserver(function () { drawAgain(function () { return true; }); })
      .observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    window.addEventListener("resize", function () {
      drawAgain(function (e) { return e.narrow !== (e.box.clientWidth < 480); });
    });
  }

  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
