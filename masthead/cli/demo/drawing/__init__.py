"""The pictures of the demo newspaper, drawn by code in the manner of a screen print.

``python -m masthead.cli.demo.drawing OUTDIR [KEY...]`` draws them again, the same to the last pixel for one
version of skia-python and numpy. Both are needed for drawing only: the finished files ship with the package.

How a picture is made: a scene (``scenes/``) lays down tones on one plate for each ink (``sheet.py``) with
shapes (``shapes.py``, ``figures.py``, ``props.py``); the press (``printing.py``) breaks the tones into
dots or grain, lets the plates slip a little, roughens their edges and prints them over each other on paper
(``inks.py``); the darkroom (``files.py``) writes the files that ship.
"""
