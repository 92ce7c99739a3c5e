"""What is remembered. Knows neither crawler nor monitor; both meet here.

The words, once (docs/glossary.md has them all):

district   a Kreis or kreisfreie Stadt, keyed by its 5-digit AGS
crawl      one run over one district, with its end, its reason and its counts
resource   what one URL identifies over time
capture    the dated record of one fetch of a resource; ``body`` is its bytes, named by sha256
document   what one extractor version read from a body: text, pages, title, dates
paper      one work of a district, whatever files and addresses it has; ``place`` is one of its addresses
version    a distinct text state of a paper
change     what happened between two observations; ``alert`` is a change worth telling
delivery   one alert to one subscriber through one channel, with its attempts
"""
