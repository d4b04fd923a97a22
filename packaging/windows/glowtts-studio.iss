; Installer for Windows, made by Inno Setup 6 from the folder that packaging/windows/package.ps1 leaves in dist.
; Installs for one person without an administrator; with one, for everybody if that is chosen.
#define Name "Glow-TTS Studio"
#ifndef Version
  #define Version "0.0.0"
#endif
#define Folder "..\..\dist\glowtts-studio"

[Setup]
AppId={{7B0C6D4E-52B5-4C0B-9E0B-6C1C2D3B8A41}
AppName={#Name}
AppVersion={#Version}
AppPublisher=Glow-TTS Studio contributors
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
ChangesEnvironment=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=glowtts-studio-{#Version}-setup
SetupIconFile=..\..\build\icons\studio.ico
UninstallDisplayIcon={app}\glowtts-studio.exe
Compression=lzma2
SolidCompression=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "path"; Description: "glowtts: PATH"; Flags: unchecked

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\glowtts-studio.exe"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\glowtts-studio.exe"; Tasks: desktopicon

[Registry]
; HKA is the person's own part of the registry, or the machine's where it is installed for everybody.
Root: HKA; Subkey: "Software\Classes\.glowproj"; ValueType: string; ValueData: "GlowTTS.Project"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\GlowTTS.Project"; ValueType: string; ValueData: "Glow-TTS Studio project"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\GlowTTS.Project\DefaultIcon"; ValueType: string; ValueData: "{app}\glowtts-studio.exe,0"
Root: HKA; Subkey: "Software\Classes\GlowTTS.Project\shell\open\command"; ValueType: string; ValueData: """{app}\glowtts-studio.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.glowvoice"; ValueType: string; ValueData: "GlowTTS.Voice"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\GlowTTS.Voice"; ValueType: string; ValueData: "Glow-TTS Studio voice"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\GlowTTS.Voice\DefaultIcon"; ValueType: string; ValueData: "{app}\glowtts-studio.exe,0"
Root: HKA; Subkey: "Software\Classes\GlowTTS.Voice\shell\open\command"; ValueType: string; ValueData: """{app}\glowtts-studio.exe"" ""%1"""
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: IsOffPath

[Run]
Filename: "{app}\glowtts-studio.exe"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent

[Code]
function IsOffPath: Boolean;
var
  Found: String;
begin
  if not RegQueryStringValue(HKCU, 'Environment', 'Path', Found) then
    Found := '';
  Result := Pos(';' + Uppercase(ExpandConstant('{app}')) + ';', ';' + Uppercase(Found) + ';') = 0;
end;
