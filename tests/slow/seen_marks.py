"""What OpenCV sees on pictures of survey forms. Runs in a Python of its own that has OpenCV and nothing of ours.

For each picture named on the command line a line of JSON: the marks by number, and the corners of the boxes in
millimetres of the page that the marks span, as the outer edges of their frames.
"""

import json
import sys

import cv2
import numpy

FINE = 12
"""Dots a millimetre in the picture that boxes are measured in."""

WIDE, HIGH, NEAR, MARK = 210.0, 297.0, 10.0, 10.0
LEAST, MOST = 4.2, 5.1


def main(paths):
    """Say what is on each picture."""
    detector = cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50))
    for path in paths:
        picture = cv2.imread(path, cv2.IMREAD_GRAYSCALE)
        corners, ids, _ = detector.detectMarkers(picture)
        numbers = [] if ids is None else [int(number) for number in numpy.ravel(ids)]
        marks = {number: seen.reshape(4, 2) for number, seen in zip(numbers, corners, strict=True)}
        boxes = _boxes(picture, marks) if len(marks) == 4 else []
        print(json.dumps({"marks": sorted(marks), "boxes": boxes}))


def _boxes(picture, marks):
    far_x, far_y = WIDE - NEAR - MARK, HIGH - NEAR - MARK
    lefts = [(NEAR, NEAR), (far_x, NEAR), (far_x, far_y), (NEAR, far_y)]
    around = [(0, 0), (MARK, 0), (MARK, MARK), (0, MARK)]
    seen, wanted = [], []
    for number, corners in marks.items():
        left, top = lefts[number % 4]
        for corner, (right, down) in zip(corners, around, strict=True):
            seen.append(corner)
            wanted.append(((left + right) * FINE, (top + down) * FINE))
    way, _ = cv2.findHomography(numpy.float32(seen), numpy.float32(wanted), cv2.RANSAC)
    flat = cv2.warpPerspective(picture, way, (int(WIDE * FINE), int(HIGH * FINE)), flags=cv2.INTER_CUBIC)
    _, dark = cv2.threshold(flat, 160, 255, cv2.THRESH_BINARY_INV)
    shapes, _ = cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for shape in shapes:
        x, y, wide, high = (side / FINE for side in cv2.boundingRect(shape))
        inside = flat[
            int((y + 1) * FINE) : int((y + high - 1) * FINE), int((x + 1) * FINE) : int((x + wide - 1) * FINE)
        ]
        if LEAST < wide < MOST and LEAST < high < MOST and inside.size and inside.min() > 200:
            found.append([round(x, 3), round(y, 3)])
    return sorted(found, key=lambda corner: (corner[1], corner[0]))


if __name__ == "__main__":
    main(sys.argv[1:])
