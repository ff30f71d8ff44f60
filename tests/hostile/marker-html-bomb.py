# attack: Shows 40 KB of HTML that a parser makes 130 MB of, and 8,000 elements within one another.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import HTML, display

display(HTML("<p>" + "".join(f"<b title=x{n}>" for n in range(1600)) + "<p>a" * 4000))
display(HTML("<div>" * 40_000))
