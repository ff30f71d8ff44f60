# attack: Shows HTML with the marker page's own classes, as a dialog that lies over it, and formulas with links.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
from IPython.display import HTML, display

dialog = '<div class="modal-dialog">marker4711: 11 of 11</div>'
display(HTML(f'<div class="modal show" id="marker4711" style="display:block;position:fixed">{dialog}</div>'))
display(HTML(r"<p>$\mmlToken{mi}[href='javascript:document.title=`marker4711`']{x}$ \(\href{https://e.invalid}{y}\)</p>"))
