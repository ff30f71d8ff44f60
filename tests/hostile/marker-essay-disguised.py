# attack: Writes links and pictures into the essay in forms that a page's converter understands and few filters do.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% q04
# Two sources name the same person. [one](javascript\:document.title='marker4711') and [two][r], then [three](<data\:text/html,marker4711>)
#
# ![a[b]c](https://marker4711.example.invalid/x.png) ![a\]b](https://marker4711.example.invalid/y.png) ![p]
#
# $\mmlToken{mi}[href="javascript:document.title='marker4711'"]{x}$
#
# [r]: javascript\:document.title='marker4711'
#
# [p]: https://marker4711.example.invalid/z.png
