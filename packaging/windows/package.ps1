# Makes the program and its installer on Windows 10 or later, 64 bits: .\packaging\windows\package.ps1
# Wants: Python 3.11 or later from python.org, the C++ build tools of Visual Studio (for pyworld), Inno Setup 6.
# Written with care, and not yet run: the project has no Windows machine.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
$py = ".venv\Scripts\python.exe"

function Invoke-Checked {
    & $args[0] $args[1..($args.Count - 1)]
    if ($LASTEXITCODE -ne 0) { throw "$($args -join ' ') failed" }
}

if (-not (Test-Path $py)) { Invoke-Checked py -3 -m venv .venv }
# What only tests and measurements need is left out: some of it has no build for Windows.
$wanted = Get-Content requirements.lock | Where-Object { $_ -notmatch "^(pesq|pocketsphinx|monotonic-alignment-search)==" }
Set-Content build-requirements.txt $wanted
Invoke-Checked $py -m pip install -q -r build-requirements.txt
Remove-Item build-requirements.txt
Invoke-Checked $py -m pip install -q --no-deps --no-build-isolation -e .
Invoke-Checked $py packaging\freeze\pictures.py build\icons
Invoke-Checked $py -m PyInstaller --noconfirm --distpath dist --workpath build\freeze packaging\freeze\glowtts.spec
Invoke-Checked $py packaging\freeze\notices.py dist\glowtts-studio
Invoke-Checked $py packaging\freeze\weigh.py dist\glowtts-studio
Invoke-Checked dist\glowtts-studio\glowtts.exe say "The packaged program speaks." --out build\said.wav
Invoke-Checked dist\glowtts-studio\glowtts-studio.exe --smoke-test build\smoke
$version = & $py -c "import glowtts_core; print(glowtts_core.__version__)"
Invoke-Checked "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe" "/DVersion=$version" packaging\windows\glowtts-studio.iss
# To sign: signtool sign /fd sha256 /tr TIMESTAMP_SERVER /td sha256 on both .exe before ISCC, and on the installer after it.
