"""The small sheet that takes Fusion's bevels away: hairlines, one radius, one accent."""

from __future__ import annotations

from pathlib import Path

from app.widgets.tokens import Tokens

PICTURES = Path(__file__).parent / "pictures"

# Only boxes are styled here; colours of text come from the palette, so that disabled states stay Qt's.
SHEET = """
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: 4px 8px; }}
QMainWindow::separator {{ background: {hairline}; width: 1px; height: 1px; }}
QMainWindow::separator:hover {{ background: {accent}; }}
QSplitter::handle {{ background: {hairline}; }}

QLabel[wrong="true"] {{ color: {danger}; background: {danger_soft}; }}
QFrame#hairline {{ background: {hairline}; border: none; margin: 4px 0; }}
QLabel[muted="true"] {{ color: {muted}; }}
QPushButton {{ background: {raised}; border: 1px solid {border}; border-radius: {radius}px; padding: 4px 12px;
    min-height: 18px; }}
QToolButton[fold="true"] {{ font-weight: 600; padding: 2px 6px 2px 0; margin-left: -2px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 3px 11px; }}
QPushButton:disabled {{ border-color: {hairline}; }}
QPushButton[primary="true"] {{ background: {accent}; border-color: {accent}; color: {on_accent}; font-weight: 600; }}
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed {{ border-color: {text}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {text}; }}
QPushButton[primary="true"]:disabled {{ background: {pressed}; border-color: {pressed}; color: {disabled}; }}

QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: {radius}px; padding: 3px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed {{ background: {pressed}; }}
QToolButton:checked {{ background: {accent_soft}; }}
QToolButton[fold="true"]:checked {{ background: transparent; }}
QToolButton[fold="true"]:hover {{ background: {hover}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton::menu-button {{ border: none; width: 20px; }}
QToolButton::menu-arrow {{ image: url("{pictures}/chevron-down-{scheme}.svg"); width: 12px; height: 12px; }}
QToolButton[primary="true"]::menu-arrow {{ image: url("{pictures}/chevron-down-primary-{scheme}.svg"); }}
QToolButton[primary="true"][popupMode="1"] {{ padding-right: 24px; }}
QToolButton[primary="true"] {{ background: {accent}; color: {on_accent}; font-weight: 600; padding: 4px 8px; }}
QToolButton[primary="true"]:hover {{ border-color: {text}; }}
QToolButton[primary="true"]:focus {{ border-color: {text}; }}
QToolButton[primary="true"]:disabled {{ background: {pressed}; }}

QLineEdit, QAbstractSpinBox, QComboBox {{ background: {base}; border: 1px solid {border};
    border-radius: {radius}px; padding: 0 7px; min-height: 26px; selection-background-color: {accent};
    selection-color: {on_accent}; }}
QAbstractSpinBox {{ min-height: 23px; }}
QAbstractSpinBox[plain="true"]::up-button, QAbstractSpinBox[plain="true"]::down-button {{ width: 0;
    border: none; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QAbstractSpinBox QLineEdit:disabled {{
    background: transparent; border: none; border-radius: 0; padding: 0; min-height: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0;
    border: none; }}
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{ border: 2px solid {accent}; padding: 0 6px; }}
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {{ border-color: {hairline};
    background: {window}; }}
QAbstractSpinBox[compact="true"] {{ min-height: 13px; padding: 0 2px;
    border-color: transparent; background: transparent; }}
QAbstractSpinBox[compact="true"]:hover {{ border-color: {border}; }}
QAbstractSpinBox[compact="true"]:focus {{ border-color: {accent}; background: {base}; }}
QLineEdit[invalid="true"] {{ border: 2px solid {danger}; padding: 0 6px; }}
QCheckBox, QRadioButton {{ spacing: 8px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {border};
    background: {base}; }}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ background: {hover}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url("{pictures}/check-{scheme}.svg"); }}
QRadioButton::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url("{pictures}/dot-{scheme}.svg"); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {hairline};
    background: {window}; }}
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {{ background: {disabled}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {accent}; }}
QComboBox:hover {{ background: {hover}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{pictures}/chevron-down-{scheme}.svg"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {border}; outline: none;
    selection-background-color: {accent}; selection-color: {on_accent}; }}

QMenu {{ background: {raised}; border: 1px solid {border}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent}; color: {on_accent}; }}
QMenu::item:disabled {{ color: {disabled}; background: transparent; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::separator {{ height: 1px; background: {hairline}; margin: 4px 8px; }}
QMenuBar {{ background: {window}; }}
QMenuBar::item {{ background: transparent; padding: 5px 9px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {hover}; }}

QListView, QTableView, QTreeView {{ background: {base}; border: none; outline: none; }}
QTableView {{ gridline-color: {hairline}; selection-background-color: {accent_soft}; selection-color: {text}; }}
QTableView::item {{ padding: 0 5px; }}
QTableView::item:focus {{ border: 2px solid {accent}; padding: 0 3px; }}
QTreeView::item {{ padding: 3px 4px; }}
QTreeView::item:selected {{ background: {accent_soft}; color: {text}; }}
QListWidget::item {{ padding: 6px 8px; border-radius: 4px; }}
QListWidget::item:selected {{ background: {accent_soft}; color: {text}; }}
QDialog QTextBrowser, QDialog QPlainTextEdit {{ background: {base}; border: 1px solid {hairline};
    border-radius: {radius}px; }}
QTableView QLineEdit {{ border-radius: 0; min-height: 0; }}
QHeaderView {{ background: {base}; }}
QHeaderView::section {{ background: {base}; color: {muted}; border: none; border-bottom: 1px solid {hairline};
    padding: 4px 8px; }}
QTableCornerButton::section {{ background: {base}; border: none; border-bottom: 1px solid {hairline}; }}

QScrollArea {{ border: none; background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {border}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QToolBar {{ border: 0; padding: 0; margin: 0; spacing: 0; background: {raised}; }}
QDockWidget {{ titlebar-close-icon: url("{pictures}/close-{scheme}.svg");
    titlebar-normal-icon: url("{pictures}/float-{scheme}.svg"); }}
QDockWidget::title {{ background: {window}; padding: 6px 8px; border-bottom: 1px solid {hairline}; }}
QTabBar::tab {{ background: transparent; color: {muted}; padding: 6px 12px; border: none;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {accent}; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:focus {{ background: {hover}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {hairline}; }}
QStatusBar {{ background: {window}; border-top: 1px solid {hairline}; }}
QStatusBar::item {{ border: none; }}
QProgressBar {{ background: {hairline}; border: none; border-radius: 1px; text-align: center; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 1px; }}
"""


def stylesheet(tokens: Tokens) -> str:
    """The sheet in the colours of the tokens."""
    values = {name: getattr(tokens, name) for name in tokens.__slots__}
    return SHEET.format(**values, pictures=PICTURES.as_posix(), scheme="dark" if tokens.dark else "light")
