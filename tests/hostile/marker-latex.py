# attack: Shows formulas that carry links and that grow without end.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import Latex, Math, display

display(Math(r"\href{javascript:document.title='marker4711'}{x}"))
display(Latex(r"$\def\x{\x\x}\x$ </p><script>document.title = 'marker4711'</script>"))
