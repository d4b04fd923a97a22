<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Glow-TTS Studio</source>
        <translation>Über Glow-TTS Studio</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Type text, hear it, and shape how it is said. Everything stays on this machine.</source>
        <translation>Text eingeben, anhören und formen, wie er klingt. Alles bleibt auf diesem Rechner.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation>&amp;Zeile</translation>
    </message>
    <message>
        <source>&amp;Sound</source>
        <translation>&amp;Laut</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Neues Projekt</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Export a&amp;gain as last time</source>
        <translation>&amp;Wie zuletzt exportieren</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Find a line</source>
        <translation>Zeile &amp;suchen</translation>
    </message>
    <message>
        <source>Edit the &amp;text</source>
        <translation>&amp;Text bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Add a line</source>
        <translation>Zeile &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>&amp;Split at the cursor</source>
        <translation>An der &amp;Schreibmarke teilen</translation>
    </message>
    <message>
        <source>&amp;Join with the next</source>
        <translation>Mit der nächsten &amp;verbinden</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move d&amp;own</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Previous line</source>
        <translation>&amp;Vorige Zeile</translation>
    </message>
    <message>
        <source>&amp;Next line</source>
        <translation>&amp;Nächste Zeile</translation>
    </message>
    <message>
        <source>&amp;Longer by a frame</source>
        <translation>Um ein Frame &amp;länger</translation>
    </message>
    <message>
        <source>&amp;Shorter by a frame</source>
        <translation>Um ein Frame &amp;kürzer</translation>
    </message>
    <message>
        <source>Longer by 5 frames</source>
        <translation>Um 5 Frames länger</translation>
    </message>
    <message>
        <source>Shorter by 5 frames</source>
        <translation>Um 5 Frames kürzer</translation>
    </message>
    <message>
        <source>&amp;Higher by a semitone</source>
        <translation>Einen Halbton &amp;höher</translation>
    </message>
    <message>
        <source>Lo&amp;wer by a semitone</source>
        <translation>Einen Halbton &amp;tiefer</translation>
    </message>
    <message>
        <source>&amp;Previous sound</source>
        <translation>&amp;Voriger Laut</translation>
    </message>
    <message>
        <source>&amp;Next sound</source>
        <translation>&amp;Nächster Laut</translation>
    </message>
    <message>
        <source>Select to the left</source>
        <translation>Auswahl nach links erweitern</translation>
    </message>
    <message>
        <source>Select to the right</source>
        <translation>Auswahl nach rechts erweitern</translation>
    </message>
    <message>
        <source>Select the w&amp;ord</source>
        <translation>&amp;Wort auswählen</translation>
    </message>
    <message>
        <source>Select &amp;all sounds</source>
        <translation>&amp;Alle Laute auswählen</translation>
    </message>
    <message>
        <source>Pron&amp;ounce the word differently…</source>
        <translation>Wort anders &amp;aussprechen …</translation>
    </message>
    <message>
        <source>New &amp;take of the selection</source>
        <translation>Neue &amp;Fassung der Auswahl</translation>
    </message>
    <message>
        <source>&amp;Reset the selection</source>
        <translation>Auswahl &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all sounds of the line</source>
        <translation>Alle Laute der Zeile zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Play or stop</source>
        <translation>&amp;Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>&amp;Speak from the beginning</source>
        <translation>Von &amp;vorn sprechen</translation>
    </message>
    <message>
        <source>Play the se&amp;lection</source>
        <translation>Aus&amp;wahl abspielen</translation>
    </message>
    <message>
        <source>Play &amp;all lines</source>
        <translation>A&amp;lle Zeilen abspielen</translation>
    </message>
    <message>
        <source>Play the &amp;unedited version</source>
        <translation>&amp;Unbearbeitet abspielen</translation>
    </message>
    <message>
        <source>L&amp;oop</source>
        <translation>Sch&amp;leife</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>&amp;Waveform</source>
        <translation>&amp;Wellenform</translation>
    </message>
    <message>
        <source>&amp;Mel spectrogram</source>
        <translation>&amp;Mel-Spektrogramm</translation>
    </message>
    <message>
        <source>&amp;Alignment</source>
        <translation>&amp;Ausrichtung</translation>
    </message>
    <message>
        <source>&amp;Pitch</source>
        <translation>&amp;Tonhöhe</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Fit the line</source>
        <translation>&amp;Ganze Zeile zeigen</translation>
    </message>
    <message>
        <source>Full &amp;screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Restore the layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Help and keys</source>
        <translation>&amp;Hilfe und Tasten</translation>
    </message>
    <message>
        <source>Change &amp;keys…</source>
        <translation>&amp;Tasten ändern …</translation>
    </message>
    <message>
        <source>&amp;About Glow-TTS Studio</source>
        <translation>&amp;Über Glow-TTS Studio</translation>
    </message>
</context>
<context>
    <name>AlignmentLane</name>
    <message>
        <source>Alignment</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>Alignment of sounds and frames</source>
        <translation>Zuordnung von Lauten und Rahmen</translation>
    </message>
    <message>
        <source>Which sound is heard when: the plan, and what a search finds in the finished sound.</source>
        <translation>Welcher Laut wann zu hören ist: der Plan, und was eine Suche im fertigen Klang findet.</translation>
    </message>
    <message>
        <source>searched</source>
        <translation>gesucht</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>BesideFields</name>
    <message>
        <source>Beside the sound</source>
        <translation>Neben dem Klang</translation>
    </message>
    <message>
        <source>Praat Text&amp;Grid</source>
        <translation>Praat-Text&amp;Grid</translation>
    </message>
    <message>
        <source>Subtitles (S&amp;RT)</source>
        <translation>Untertitel (S&amp;RT)</translation>
    </message>
    <message>
        <source>Subtitles (Web&amp;VTT)</source>
        <translation>Untertitel (Web&amp;VTT)</translation>
    </message>
    <message>
        <source>HTK labels (.la&amp;b)</source>
        <translation>HTK-Marken (.la&amp;b)</translation>
    </message>
    <message>
        <source>Everything as &amp;JSON</source>
        <translation>Alles als &amp;JSON</translation>
    </message>
    <message>
        <source>The &amp;text</source>
        <translation>Der &amp;Text</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>of the mel spectrogram and the alignment</source>
        <translation>von Mel-Spektrogramm und Ausrichtung</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>B&amp;ild</translation>
    </message>
    <message>
        <source>&amp;Write voice, seed and program version into the sound file</source>
        <translation>Stimme, Seed und Programm&amp;version in die Klangdatei schreiben</translation>
    </message>
</context>
<context>
    <name>BoundaryDrag</name>
    <message>
        <source>Move boundary</source>
        <translation>Grenze verschieben</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>Words and sounds</source>
        <translation>Wörter und Laute</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Laute</translation>
    </message>
    <message>
        <source>Here stand the words and sounds of the line, each as wide as it lasts.</source>
        <translation>Hier stehen die Wörter und Laute der Zeile, jeder so breit, wie er dauert.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
</context>
<context>
    <name>Chore</name>
    <message>
        <source>The program for this work cannot be started.</source>
        <translation>Das Programm für diese Arbeit lässt sich nicht starten.</translation>
    </message>
    <message>
        <source>The work ended unexpectedly. What it said last is in the log file.</source>
        <translation>Die Arbeit endete unerwartet. Was sie zuletzt sagte, steht in der Protokolldatei.</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Your work has just been put into the recovery file. Save it, then start the program again.</source>
        <translation>Die Arbeit steht jetzt in der Wiederherstellungsdatei. Bitte speichern und das Programm neu starten.</translation>
    </message>
    <message>
        <source>Your work could not be put into the recovery file. Save it now under another name.</source>
        <translation>Die Arbeit konnte nicht in die Wiederherstellungsdatei geschrieben werden. Bitte jetzt unter anderem Namen speichern.</translation>
    </message>
    <message>
        <source>The program has made a mistake.</source>
        <translation>Das Programm hat einen Fehler gemacht.</translation>
    </message>
    <message>
        <source>Log file: {path}</source>
        <translation>Protokolldatei: {path}</translation>
    </message>
    <message>
        <source>What happened, in the words of the program</source>
        <translation>Was geschah, in den Worten des Programms</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Files written: %1</source>
        <translation>Geschriebene Dateien: %1</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Typing</source>
        <translation>Texteingabe</translation>
    </message>
    <message>
        <source>Choose voice</source>
        <translation>Stimme wählen</translation>
    </message>
    <message>
        <source>Change pronunciation</source>
        <translation>Aussprache ändern</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>Länger</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Kürzer</translation>
    </message>
    <message>
        <source>Higher</source>
        <translation>Höher</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Tiefer</translation>
    </message>
    <message>
        <source>New take</source>
        <translation>Neue Fassung</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Files written: %1</source>
        <translation>Geschriebene Dateien: %1</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Line %1: </source>
        <translation>Zeile %1: </translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>Zuletzt &amp;geöffnet</translation>
    </message>
    <message>
        <source>Projects and texts (%1)</source>
        <translation>Projekte und Texte (%1)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>“%1” is open in another window.</source>
        <translation>„%1“ ist in einem anderen Fenster geöffnet.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>„%1“ lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Projects (%1)</source>
        <translation>Projekte (%1)</translation>
    </message>
    <message>
        <source>“%1” is open in another window. Choose another name.</source>
        <translation>„%1“ ist in einem anderen Fenster geöffnet. Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>Die Änderungen an „%1“ speichern?</translation>
    </message>
    <message>
        <source>Without saving they are lost.</source>
        <translation>Ohne Speichern gehen sie verloren.</translation>
    </message>
    <message>
        <source>The program ended before your last work was saved.</source>
        <translation>Das Programm endete, bevor die letzte Arbeit gespeichert war.</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Sliders set: {what}</source>
        <translation>Regler stellen ein: {what}</translation>
    </message>
</context>
<context>
    <name>HandleLane</name>
    <message>
        <source>Change {what}</source>
        <translation>{what} ändern</translation>
    </message>
    <message>
        <source>Reset {what}</source>
        <translation>{what} zurücksetzen</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help and keys</source>
        <translation>Hilfe und Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>In Kürze</translation>
    </message>
    <message>
        <source>Type a line and press Space: it is spoken.</source>
        <translation>Eine Zeile eingeben und die Leertaste drücken: Sie wird gesprochen.</translation>
    </message>
    <message>
        <source>Drag a slider under a sound to make it longer or shorter, or a boundary in the spectrogram.</source>
        <translation>Den Regler unter einem Laut oder eine Grenze im Spektrogramm ziehen macht den Laut länger oder kürzer.</translation>
    </message>
    <message>
        <source>Drag in the pitch lane to bend the melody, where the voice can do that.</source>
        <translation>Ziehen in der Tonhöhenspur verändert die Melodie, wenn die Stimme das kann.</translation>
    </message>
    <message>
        <source>Double-click an edited value to reset it. Every step can be undone.</source>
        <translation>Ein Doppelklick auf einen bearbeiteten Wert setzt ihn zurück. Jeder Schritt lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Click a word to change how it is pronounced.</source>
        <translation>Ein Klick auf ein Wort ändert seine Aussprache.</translation>
    </message>
    <message>
        <source>In a text, [pause 300ms] is a pause, and {HH AH0 L OW1} says sounds directly.</source>
        <translation>Im Text ist [pause 300ms] eine Pause, und {HH AH0 L OW1} spricht Laute unmittelbar.</translation>
    </message>
    <message>
        <source>Export writes sound files, with timings for Praat or subtitles if you like.</source>
        <translation>Der Export schreibt Klangdateien, auf Wunsch mit Zeiten für Praat oder als Untertitel.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Change {what}</source>
        <translation>{what} ändern</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
</context>
<context>
    <name>Knob</name>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Temp.</source>
        <translation>Temp.</translation>
    </message>
</context>
<context>
    <name>Layout</name>
    <message>
        <source>Play</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Laute</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level: it has clipped; click to put the mark out</source>
        <translation>Pegel: übersteuert; Klick löscht die Marke</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
</context>
<context>
    <name>LineDelegate</name>
    <message>
        <source>empty line</source>
        <translation>leere Zeile</translation>
    </message>
</context>
<context>
    <name>LineField</name>
    <message>
        <source>Type a line and press Return to hear it</source>
        <translation>Eine Zeile eingeben und mit der Eingabetaste anhören</translation>
    </message>
    <message>
        <source>Text of the line</source>
        <translation>Text der Zeile</translation>
    </message>
    <message>
        <source>Pronunciation of “{word}”…</source>
        <translation>Aussprache von „{word}“ …</translation>
    </message>
    <message>
        <source>Split the line here</source>
        <translation>Zeile hier teilen</translation>
    </message>
    <message>
        <source>“{word}” is not in the dictionary: how it is said is a guess. Click to correct it.</source>
        <translation>„{word}“ steht nicht im Wörterbuch: Die Aussprache ist geraten. Klick zum Berichtigen.</translation>
    </message>
</context>
<context>
    <name>LineFields</name>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>This line</source>
        <translation>Diese Zeile</translation>
    </message>
    <message>
        <source>Selected lines (%1)</source>
        <translation>Ausgewählte Zeilen (%1)</translation>
    </message>
    <message>
        <source>All lines (%1)</source>
        <translation>Alle Zeilen (%1)</translation>
    </message>
    <message>
        <source>&amp;Join them into one file, with silence between of</source>
        <translation>In einer Datei &amp;verbinden, dazwischen Stille von</translation>
    </message>
    <message>
        <source>Silence between the lines</source>
        <translation>Stille zwischen den Zeilen</translation>
    </message>
</context>
<context>
    <name>LineList</name>
    <message>
        <source>Lines of the script</source>
        <translation>Zeilen des Skripts</translation>
    </message>
    <message>
        <source>No lines yet.
Add one below, or paste or drop a text here.</source>
        <translation>Noch keine Zeilen.
Unten eine hinzufügen oder einen Text hier einfügen oder ablegen.</translation>
    </message>
</context>
<context>
    <name>LineModel</name>
    <message>
        <source>not spoken yet</source>
        <translation>noch nicht gesprochen</translation>
    </message>
    <message>
        <source>spoken</source>
        <translation>gesprochen</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>line {n}</source>
        <translation>Zeile {n}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
</context>
<context>
    <name>MelLane</name>
    <message>
        <source>Mel</source>
        <translation>Mel</translation>
    </message>
    <message>
        <source>Mel spectrogram</source>
        <translation>Mel-Spektrogramm</translation>
    </message>
    <message>
        <source>Where the sound has its energy. Drag the lines between sounds to make them longer or shorter.</source>
        <translation>Wo der Klang seine Energie hat. Linien zwischen Lauten ziehen macht sie länger oder kürzer.</translation>
    </message>
    <message>
        <source>Type a line above, then press Space to hear it.</source>
        <translation>Oben eine Zeile schreiben, dann mit der Leertaste anhören.</translation>
    </message>
</context>
<context>
    <name>OutputControls</name>
    <message>
        <source>Output device</source>
        <translation>Ausgabegerät</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Volume of this computer&apos;s sound; exported files stay as they are</source>
        <translation>Lautstärke an diesem Rechner; exportierte Dateien bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie im System eingestellt</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name} (nicht angeschlossen)</translation>
    </message>
    <message>
        <source>Output device: {name}</source>
        <translation>Ausgabegerät: {name}</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview of the whole line</source>
        <translation>Übersicht der ganzen Zeile</translation>
    </message>
    <message>
        <source>The whole line; drag to move along it, Ctrl+wheel to zoom</source>
        <translation>Die ganze Zeile; ziehen zum Verschieben, Strg+Rad zum Zoomen</translation>
    </message>
</context>
<context>
    <name>ParameterRow</name>
    <message>
        <source>{name}: double-click for {value}</source>
        <translation>{name}: Doppelklick für {value}</translation>
    </message>
</context>
<context>
    <name>PhoneTable</name>
    <message>
        <source>Sounds of the line</source>
        <translation>Laute der Zeile</translation>
    </message>
</context>
<context>
    <name>PhoneTableModel</name>
    <message>
        <source>Set {what}</source>
        <translation>{what} setzen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>“{text}” is no number.</source>
        <translation>„{text}“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>{text} is out of range: it goes from {low} to {high}.</source>
        <translation>{text} liegt außerhalb des Bereichs von {low} bis {high}.</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Laut</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Temp.</source>
        <translation>Temp.</translation>
    </message>
    <message>
        <source>Pitch cannot be bent with this voice: its vocoder is not told a pitch</source>
        <translation>Bei dieser Stimme lässt sich die Tonhöhe nicht ändern: Ihr Vocoder kennt keine Tonhöhe</translation>
    </message>
    <message>
        <source>The word the sound belongs to</source>
        <translation>Das Wort, zu dem der Laut gehört</translation>
    </message>
    <message>
        <source>The sound, in ARPAbet</source>
        <translation>Der Laut in ARPAbet</translation>
    </message>
    <message>
        <source>How long it is spoken, in milliseconds</source>
        <translation>Gesprochene Länge in Millisekunden</translation>
    </message>
    <message>
        <source>How long the voice planned it at speed 1, in milliseconds</source>
        <translation>Geplante Länge bei Tempo 1 in Millisekunden</translation>
    </message>
    <message>
        <source>Ratio on the planned length, 0.25 to 4; empty = 1</source>
        <translation>Faktor auf die geplante Länge, 0,25 bis 4; leer = 1</translation>
    </message>
    <message>
        <source>Fixed length in milliseconds, whatever the speed; empty = free</source>
        <translation>Feste Länge in Millisekunden bei jedem Tempo; leer = frei</translation>
    </message>
    <message>
        <source>Pitch offset in semitones, −12 to 12</source>
        <translation>Tonhöhe in Halbtönen, −12 bis 12</translation>
    </message>
    <message>
        <source>Gain in decibels, −24 to 12</source>
        <translation>Pegel in Dezibel, −24 bis 12</translation>
    </message>
    <message>
        <source>Temperature of this sound, 0 to 1; empty = as the whole line</source>
        <translation>Temperatur dieses Lauts, 0 bis 1; leer = wie die Zeile</translation>
    </message>
</context>
<context>
    <name>PitchLane</name>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>The melody of the line. Drag a sound up or down to bend it.</source>
        <translation>Die Melodie der Zeile. Einen Laut nach oben oder unten ziehen biegt sie.</translation>
    </message>
</context>
<context>
    <name>PlaceFields</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>{n} number of the line, {text} its first words, {voice} the voice, {seed} its seed</source>
        <translation>{n} Nummer der Zeile, {text} ihre ersten Wörter, {voice} die Stimme, {seed} ihr Seed</translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation>Datei&amp;name</translation>
    </message>
    <message>
        <source>&amp;Replace files of the same name; otherwise new ones get a number</source>
        <translation>Gleichnamige Dateien &amp;ersetzen; sonst erhalten neue eine Nummer</translation>
    </message>
    <message>
        <source>Known are {n}, {text}, {voice} and {seed}.</source>
        <translation>Bekannt sind {n}, {text}, {voice} und {seed}.</translation>
    </message>
    <message>
        <source>For example: %1</source>
        <translation>Zum Beispiel: %1</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>Exportieren nach</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Save these values as a preset</source>
        <translation>Diese Werte als Vorlage speichern</translation>
    </message>
    <message>
        <source>Remove the chosen preset</source>
        <translation>Gewählte Vorlage entfernen</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name der Vorlage</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save nothing</source>
        <translation>Nichts speichern</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
</context>
<context>
    <name>PronunciationDialog</name>
    <message>
        <source>Pronunciation</source>
        <translation>Aussprache</translation>
    </message>
    <message>
        <source>Sounds of “%1”</source>
        <translation>Laute von „%1“</translation>
    </message>
    <message>
        <source>Sounds in ARPAbet, parted by blanks; 1 marks the stressed vowel: HH AH0 L OW1.</source>
        <translation>Laute in ARPAbet, durch Leerzeichen getrennt; 1 steht am betonten Vokal: HH AH0 L OW1.</translation>
    </message>
    <message>
        <source>&amp;Always say it so</source>
        <translation>&amp;Immer so aussprechen</translation>
    </message>
    <message>
        <source>In this &amp;line</source>
        <translation>In dieser &amp;Zeile</translation>
    </message>
</context>
<context>
    <name>Route</name>
    <message>
        <source>The sound device “{0}” cannot be used. The default device plays instead.</source>
        <translation>Das Audiogerät „{0}“ ist nicht benutzbar. Stattdessen spielt das Standardgerät.</translation>
    </message>
    <message>
        <source>No sound device can be used ({1}). The playhead moves in silence until there is one.</source>
        <translation>Kein Audiogerät ist benutzbar ({1}). Bis eines da ist, läuft die Abspielmarke stumm.</translation>
    </message>
    <message>
        <source>the default device</source>
        <translation>das Standardgerät</translation>
    </message>
    <message>
        <source>Sound plays through {0} again.</source>
        <translation>Der Ton läuft wieder über {0}.</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Time ruler</source>
        <translation>Zeitlineal</translation>
    </message>
</context>
<context>
    <name>Script</name>
    <message>
        <source>Add line</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Paste lines</source>
        <translation>Zeilen einfügen</translation>
    </message>
    <message>
        <source>Duplicate line</source>
        <translation>Zeile duplizieren</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>Zeile entfernen</translation>
    </message>
    <message>
        <source>Move line</source>
        <translation>Zeile verschieben</translation>
    </message>
    <message>
        <source>Join lines</source>
        <translation>Zeilen verbinden</translation>
    </message>
    <message>
        <source>Split line</source>
        <translation>Zeile teilen</translation>
    </message>
</context>
<context>
    <name>ScriptPanel</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the script</source>
        <translation>Im Skript suchen</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Split in two</source>
        <translation>In zwei teilen</translation>
    </message>
    <message>
        <source>Join the selected lines</source>
        <translation>Ausgewählte Zeilen verbinden</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>No line holds this</source>
        <translation>Keine Zeile enthält das</translation>
    </message>
</context>
<context>
    <name>SeedField</name>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Seed: the same number gives the same take</source>
        <translation>Seed: Gleiche Zahl ergibt die gleiche Fassung</translation>
    </message>
    <message>
        <source>Throw a new seed: another take of the same line</source>
        <translation>Neuen Seed würfeln: eine andere Fassung derselben Zeile</translation>
    </message>
    <message>
        <source>Unlock the seed</source>
        <translation>Seed freigeben</translation>
    </message>
    <message>
        <source>Keep this seed</source>
        <translation>Diesen Seed behalten</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Move nothing but the playhead</source>
        <translation>&amp;Nichts bewegen außer der Abspielmarke</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>&amp;Tab plays the selection, as in Praat</source>
        <translation>&amp;Tab spielt die Auswahl ab, wie in Praat</translation>
    </message>
    <message>
        <source>On the time axis only. Shift+Tab still leaves it.</source>
        <translation>Nur auf der Zeitachse. Umschalt+Tab verlässt sie weiterhin.</translation>
    </message>
    <message>
        <source>&amp;Usual settings</source>
        <translation>&amp;Übliche Einstellungen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>%1 (not there now)</source>
        <translation>%1 (zurzeit nicht da)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation>T&amp;hreads</translation>
    </message>
    <message>
        <source>If a graphics card fails, the processor takes over and a message says so.</source>
        <translation>Versagt eine Grafikkarte, übernimmt der Prozessor, und eine Meldung sagt es.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie im System eingestellt</translation>
    </message>
    <message>
        <source>Audio device</source>
        <translation>Audiogerät</translation>
    </message>
    <message>
        <source>&amp;Audio device</source>
        <translation>&amp;Audiogerät</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Another language shows after the next start.</source>
        <translation>Eine andere Sprache erscheint nach dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Take it over</source>
        <translation>Ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>Re&amp;move all</source>
        <translation>Alle &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Usual</source>
        <translation>Ü&amp;bliche</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>&amp;New key</source>
        <translation>&amp;Neue Taste</translation>
    </message>
    <message>
        <source>All as &amp;usual</source>
        <translation>A&amp;lle wie üblich</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”.</source>
        <translation>%1 gehört zu „%2“.</translation>
    </message>
    <message>
        <source>%1 is wanted by several actions: %2. Change all but one.</source>
        <translation>%1 ist mehrfach vergeben: %2. Bitte bis auf eine ändern.</translation>
    </message>
    <message>
        <source>Choose an action, then press the new key in the field.</source>
        <translation>Einen Befehl wählen, dann im Feld die neue Taste drücken.</translation>
    </message>
</context>
<context>
    <name>SoundFields</name>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>OGG Vorbis (lossy)</source>
        <translation>OGG Vorbis (verlustbehaftet)</translation>
    </message>
    <message>
        <source>Sample depth</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>For&amp;mat</translation>
    </message>
    <message>
        <source>As the voice has it (%1)</source>
        <translation>Wie die Stimme (%1)</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>A higher rate lets the file fit in elsewhere. It does not make it sound better.</source>
        <translation>Eine höhere Rate lässt die Datei anderswo passen. Besser klingt sie dadurch nicht.</translation>
    </message>
    <message>
        <source>Sample &amp;rate</source>
        <translation>Abtast&amp;rate</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>As spoken</source>
        <translation>Wie gesprochen</translation>
    </message>
    <message>
        <source>Peak at −1 dBFS</source>
        <translation>Spitze bei −1 dBFS</translation>
    </message>
    <message>
        <source>Loudness of</source>
        <translation>Lautheit von</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation>&amp;Pegel</translation>
    </message>
    <message>
        <source>One gain for each whole file, so that sentences keep their balance.</source>
        <translation>Eine Verstärkung je Datei, damit Sätze im Gleichgewicht bleiben.</translation>
    </message>
    <message>
        <source>Silence before</source>
        <translation>Stille davor</translation>
    </message>
    <message>
        <source>Silence after</source>
        <translation>Stille danach</translation>
    </message>
    <message>
        <source>&amp;Silence before</source>
        <translation>&amp;Stille davor</translation>
    </message>
    <message>
        <source>Silence &amp;after</source>
        <translation>Stille d&amp;anach</translation>
    </message>
    <message>
        <source>16 bit</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>24 bit</source>
        <translation>24 Bit</translation>
    </message>
    <message>
        <source>32 bit, floating point</source>
        <translation>32 Bit, Gleitkomma</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>pause at “{mark}”</source>
        <translation>Pause bei „{mark}“</translation>
    </message>
    <message>
        <source>{ms} milliseconds</source>
        <translation>{ms} Millisekunden</translation>
    </message>
    <message>
        <source>duration {percent} percent</source>
        <translation>Dauer {percent} Prozent</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} Rahmen</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>festgelegt</translation>
    </message>
    <message>
        <source>pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>gain</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>{ms} ms, {count} frames (planned {planned} ms)</source>
        <translation>{ms} ms, {count} Rahmen (geplant {planned} ms)</translation>
    </message>
    <message>
        <source>{count} sounds   {ms} ms</source>
        <translation>{count} Laute   {ms} ms</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>{rate} kHz</source>
        <translation>{rate} kHz</translation>
    </message>
    <message>
        <source>real-time factor {factor}</source>
        <translation>Echtzeitfaktor {factor}</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>Studio</name>
    <message>
        <source>The language changes when the program is started again.</source>
        <translation>Die Sprache wechselt beim nächsten Start des Programms.</translation>
    </message>
</context>
<context>
    <name>StylePanel</name>
    <message>
        <source>Change seed</source>
        <translation>Seed ändern</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Pitch, intonation, pauses and gain</source>
        <translation>Tonhöhe, Intonation, Pausen und Pegel</translation>
    </message>
    <message>
        <source>Pitch cannot be bent with this voice: its vocoder makes the sound without being told a pitch.</source>
        <translation>Bei dieser Stimme lässt sich die Tonhöhe nicht ändern: Ihr Vocoder bildet den Klang ohne Vorgabe einer Tonhöhe.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source> st</source>
        <translation> HT</translation>
    </message>
    <message>
        <source>Intonation</source>
        <translation>Intonation</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source> dB</source>
        <translation> dB</translation>
    </message>
    <message>
        <source>Change speed</source>
        <translation>Tempo ändern</translation>
    </message>
    <message>
        <source>Change temperature</source>
        <translation>Temperatur ändern</translation>
    </message>
    <message>
        <source>Change pitch</source>
        <translation>Tonhöhe ändern</translation>
    </message>
    <message>
        <source>Change intonation</source>
        <translation>Intonation ändern</translation>
    </message>
    <message>
        <source>Change pauses</source>
        <translation>Pausen ändern</translation>
    </message>
    <message>
        <source>Change gain</source>
        <translation>Pegel ändern</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Load preset “{name}”</source>
        <translation>Vorlage „{name}“ laden</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Left and Right walk over the sounds, Up and Down change them, Return takes a number, R resets.</source>
        <translation>Links und Rechts gehen über die Laute, Auf und Ab ändern sie, die Eingabetaste nimmt eine Zahl, R setzt zurück.</translation>
    </message>
    <message>
        <source>This voice&apos;s pitch cannot be edited: its vocoder takes no pitch.</source>
        <translation>Die Tonhöhe dieser Stimme ist nicht zu ändern: ihr Vocoder nimmt keine an.</translation>
    </message>
    <message>
        <source>Set {what}</source>
        <translation>{what} setzen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Position and length</source>
        <translation>Position und Länge</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export with the last settings</source>
        <translation>Mit den letzten Einstellungen exportieren</translation>
    </message>
    <message>
        <source>playing</source>
        <translation>spielt</translation>
    </message>
    <message>
        <source>Play; with Shift: without the edits</source>
        <translation>Abspielen; mit Umschalt: ohne Bearbeitung</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Start over at the end</source>
        <translation>Am Ende von vorn beginnen</translation>
    </message>
    <message>
        <source>Play what is selected</source>
        <translation>Auswahl abspielen</translation>
    </message>
    <message>
        <source>Play all lines</source>
        <translation>Alle Zeilen abspielen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Change speed</source>
        <translation>Tempo ändern</translation>
    </message>
    <message>
        <source>Change temperature</source>
        <translation>Temperatur ändern</translation>
    </message>
    <message>
        <source>Change seed</source>
        <translation>Seed ändern</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
</context>
<context>
    <name>VoiceChoice</name>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>{name} (missing)</source>
        <translation>{name} (fehlt)</translation>
    </message>
</context>
<context>
    <name>Voices</name>
    <message>
        <source>loading the voice</source>
        <translation>Stimme wird geladen</translation>
    </message>
    <message numerus="yes">
        <source>CPU, %n thread(s)</source>
        <translation>
            <numerusform>CPU, %n Thread</numerusform>
            <numerusform>CPU, %n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>speaking</source>
        <translation>spricht</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>The sound of the line, once it has been spoken: Space speaks it.</source>
        <translation>Der Klang der Zeile, sobald sie gesprochen ist: Die Leertaste spricht sie.</translation>
    </message>
</context>
</TS>
