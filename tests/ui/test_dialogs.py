"""Qt's own dialogs speak Chinese to the last word."""

import re
import subprocess
import sys

PROGRAM = """
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from ui.look.application import equip, new_application
app = new_application()
equip(app)
shown = QFileDialog()
shown.setOption(QFileDialog.Option.DontUseNativeDialog)
shown.show()
for part in (*shown.findChildren(QLabel), *shown.findChildren(QPushButton)):
    print(part.text())
"""


def test_no_word_of_the_file_dialog_is_english():
    # A program of its own: translators stay with the application of all other tests.
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    words = done.stdout.split("\n")
    assert len(words) > 4
    assert [each for each in words if re.search(r"[A-Za-z]{2}", each)] == []
