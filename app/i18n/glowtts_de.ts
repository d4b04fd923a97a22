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
        <source>Libraries…</source>
        <translation>Bibliotheken …</translation>
    </message>
    <message>
        <source>Every library in this program, with the text of its licence</source>
        <translation>Jede Bibliothek in diesem Programm, mit dem Text ihrer Lizenz</translation>
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
        <source>&amp;Voices…</source>
        <translation>St&amp;immen …</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>Einste&amp;llungen …</translation>
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
        <translation>Ent&amp;fernen</translation>
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
        <translation>Vo&amp;rige Zeile</translation>
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
        <source>Type a &amp;value…</source>
        <translation>Wert ein&amp;geben …</translation>
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
        <translation>Vor&amp;iger Laut</translation>
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
        <source>Select the wor&amp;d</source>
        <translation>&amp;Wort auswählen</translation>
    </message>
    <message>
        <source>Select &amp;all sounds</source>
        <translation>&amp;Alle Laute auswählen</translation>
    </message>
    <message>
        <source>Pron&amp;ounce the word differently…</source>
        <translation>Wort anders aus&amp;sprechen …</translation>
    </message>
    <message>
        <source>New &amp;take of the selection</source>
        <translation>N&amp;eue Fassung der Auswahl</translation>
    </message>
    <message>
        <source>&amp;Follow a recording…</source>
        <translation>Einer Aufnahme &amp;folgen …</translation>
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
        <translation>S&amp;chleife</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
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
        <translation>Ganze Z&amp;eile zeigen</translation>
    </message>
    <message>
        <source>Sounds in IPA &amp;letters</source>
        <translation>&amp;Laute in IPA-Schrift</translation>
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
        <source>&amp;User guide</source>
        <translation>&amp;Benutzerhandbuch</translation>
    </message>
    <message>
        <source>Show hints a&amp;gain</source>
        <translation>Hinweise &amp;wieder zeigen</translation>
    </message>
    <message>
        <source>Change &amp;keys…</source>
        <translation>&amp;Tasten ändern …</translation>
    </message>
    <message>
        <source>&amp;Report for a bug…</source>
        <translation>&amp;Fehlerbericht …</translation>
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
        <source>Subtitles (Web&amp;VTT)</source>
        <translation>Untertitel (Web&amp;VTT)</translation>
    </message>
    <message>
        <source>Subt&amp;itles (SRT)</source>
        <translation>&amp;Untertitel (SRT)</translation>
    </message>
    <message>
        <source>&amp;HTK labels (.lab)</source>
        <translation>HTK-Mar&amp;ken (.lab)</translation>
    </message>
    <message>
        <source>Ever&amp;ything as JSON</source>
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
        <translation>Stimme, Seed und Programmversion in die Klangdatei s&amp;chreiben</translation>
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
    <name>BugReportDialog</name>
    <message>
        <source>Report for a bug</source>
        <translation>Fehlerbericht</translation>
    </message>
    <message>
        <source>Looking at the program and the machine…</source>
        <translation>Programm und Rechner werden untersucht …</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Der Bericht</translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Alles in Ordnung.</translation>
    </message>
    <message>
        <source>Copy this, and say what you did and what came of it. None of your texts is in it.</source>
        <translation>Dies kopieren und dazu schreiben, was getan wurde und was dabei herauskam. Eigene Texte stehen nicht darin.</translation>
    </message>
    <message>
        <source>The report is in the clipboard.</source>
        <translation>Der Bericht ist in der Zwischenablage.</translation>
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
    <name>ChildProcess</name>
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
    <name>Choice</name>
    <message>
        <source>{name} (missing)</source>
        <translation>{name} (fehlt)</translation>
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
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Typing</source>
        <translation>Texteingabe</translation>
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
    <name>EngineStatus</name>
    <message>
        <source>loading the voice</source>
        <translation>Stimme wird geladen</translation>
    </message>
    <message>
        <source>no voice</source>
        <translation>keine Stimme</translation>
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
    <name>Export</name>
    <message>
        <source>Files written: %1</source>
        <translation>Geschriebene Dateien: %1</translation>
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
    <name>FileField</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Without this file</source>
        <translation>Ohne diese Datei</translation>
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
        <source>“%1” is empty.</source>
        <translation>„%1“ ist leer.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Unsaved work…</source>
        <translation>Nicht gespeicherte Arbeit …</translation>
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
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
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
        <source>Another program has changed “%1” since it was opened here.</source>
        <translation>Ein anderes Programm hat „%1“ geändert, seit es hier geöffnet wurde.</translation>
    </message>
    <message>
        <source>Saving replaces what it wrote. “Save as…” keeps both.</source>
        <translation>Speichern ersetzt, was es geschrieben hat. „Speichern unter …“ behält beides.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Another program has changed “%1”.</source>
        <translation>Ein anderes Programm hat „%1“ geändert.</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>Your work is not safe until it is saved: %1</source>
        <translation>Ihre Arbeit ist nicht sicher, bis sie gespeichert ist: %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>One project and one sound at a time. Left out: %1</source>
        <translation>Nur ein Projekt und ein Klang auf einmal. Ausgelassen: %1</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the script</source>
        <translation>Im Skript suchen</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>Vorheriges</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>No line holds this</source>
        <translation>Keine Zeile enthält das</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>FollowRecording</name>
    <message>
        <source>Recordings (%1)</source>
        <translation>Aufnahmen (%1)</translation>
    </message>
    <message>
        <source>Follow a recording</source>
        <translation>Aufnahme folgen</translation>
    </message>
    <message>
        <source>Listening to %1…</source>
        <translation>%1 wird gehört …</translation>
    </message>
    <message numerus="yes">
        <source>%n sounds timed</source>
        <translation>
            <numerusform>%n Laut im Rhythmus</numerusform>
            <numerusform>%n Laute im Rhythmus</numerusform>
        </translation>
    </message>
    <message>
        <source>melody taken</source>
        <translation>Melodie übernommen</translation>
    </message>
    <message>
        <source>no melody</source>
        <translation>keine Melodie</translation>
    </message>
    <message>
        <source>Follows %1: %2, %3.</source>
        <translation>Folgt %1: %2, %3.</translation>
    </message>
    <message>
        <source>Follows %1, but it may hold other words, or much noise. Listen, and undo if it is wrong.</source>
        <translation>Folgt %1, doch darin sind vielleicht andere Wörter oder viel Rauschen. Hören Sie es an und nehmen Sie es zurück, wenn es falsch ist.</translation>
    </message>
    <message>
        <source>Follows %1, but “%2” lasts longer there than it can here. Where it pauses, put a comma.</source>
        <translation>Folgt %1, doch „%2“ dauert dort länger, als es hier dauern kann. Setzen Sie ein Komma, wo eine Pause ist.</translation>
    </message>
    <message>
        <source>No melody could be heard in the recording.</source>
        <translation>In der Aufnahme war keine Melodie zu hören.</translation>
    </message>
    <message>
        <source>The pitch of this voice cannot be changed.</source>
        <translation>Die Tonhöhe dieser Stimme lässt sich nicht ändern.</translation>
    </message>
</context>
<context>
    <name>FollowStrip</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Hören</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Rhythmus</translation>
    </message>
    <message>
        <source>Melody</source>
        <translation>Melodie</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>Nicht weiter hören</translation>
    </message>
    <message>
        <source>Stop the recording</source>
        <translation>Aufnahme anhalten</translation>
    </message>
    <message>
        <source>Play the recording</source>
        <translation>Aufnahme abspielen</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>Type the line first, then choose the recording of it.</source>
        <translation>Schreiben Sie zuerst die Zeile, und wählen Sie dann deren Aufnahme.</translation>
    </message>
    <message>
        <source>Follow a recording</source>
        <translation>Aufnahme folgen</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>The page of the user guide about this</source>
        <translation>Die Seite des Handbuchs dazu</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>User guide</source>
        <translation>Benutzerhandbuch</translation>
    </message>
    <message>
        <source>This page of the guide is not part of this installation.</source>
        <translation>Diese Seite des Handbuchs gehört nicht zu dieser Installation.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>&amp;Inhalt</translation>
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
        <source>&amp;Open the user guide</source>
        <translation>&amp;Benutzerhandbuch öffnen</translation>
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
        <source>Sound &gt; Follow a recording… gives the line the timing and melody of your own voice.</source>
        <translation>Laut &gt; Einer Aufnahme folgen … gibt der Zeile Rhythmus und Melodie der eigenen Stimme.</translation>
    </message>
    <message>
        <source>Edit &gt; Find a line also replaces words in all lines at once.</source>
        <translation>Bearbeiten &gt; Zeile suchen ersetzt auch Wörter, in allen Zeilen zugleich.</translation>
    </message>
    <message>
        <source>View &gt; Sounds in IPA letters writes the sounds as dictionaries do.</source>
        <translation>Ansicht &gt; Laute in IPA-Schrift schreibt die Laute wie in Wörterbüchern.</translation>
    </message>
    <message>
        <source>In a text, [pause 300ms] is a pause, and {HH AH0 L OW1} says sounds directly.</source>
        <translation>Im Text ist [pause 300ms] eine Pause, und {HH AH0 L OW1} spricht Laute unmittelbar.</translation>
    </message>
    <message>
        <source>Export writes sound files, with timings for Praat or subtitles if you like.</source>
        <translation>Der Export schreibt Klangdateien, auf Wunsch mit Zeiten für Praat oder als Untertitel.</translation>
    </message>
    <message>
        <source>Rest the mouse over a sound to read its length. Help &gt; Show hints again explains the lanes.</source>
        <translation>Wer die Maus über einem Laut ruhen lässt, liest seine Länge. Hilfe &gt; Hinweise wieder zeigen erklärt die Spuren.</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Got it</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Hide this hint</source>
        <translation>Diesen Hinweis ausblenden</translation>
    </message>
    <message>
        <source>Hide all</source>
        <translation>Alle schließen</translation>
    </message>
    <message>
        <source>Hide all hints</source>
        <translation>Alle Hinweise ausblenden</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>Click seeks, drag selects, double-click plays a word.</source>
        <translation>Klick springt, Ziehen wählt, Doppelklick spielt ein Wort.</translation>
    </message>
    <message>
        <source>Drag a line between two sounds to move it.</source>
        <translation>Linien zwischen Lauten verschieben.</translation>
    </message>
    <message>
        <source>Where the paths part, plan and sound differ.</source>
        <translation>Wo die Wege sich trennen, weicht der Klang vom Plan ab.</translation>
    </message>
    <message>
        <source>Drag a dot up or down to bend the melody.</source>
        <translation>Einen Punkt ziehen, um die Melodie zu biegen.</translation>
    </message>
    <message>
        <source>Drag up: longer. Double-click: as planned.</source>
        <translation>Hochziehen: länger. Doppelklick: wie geplant.</translation>
    </message>
</context>
<context>
    <name>ImportResult</name>
    <message>
        <source>Sent through the model and back, the sample returns to within %1.</source>
        <translation>Durch das Modell und zurück geschickt, kommt die Probe bis auf %1 wieder heraus.</translation>
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
    <name>LaneStack</name>
    <message>
        <source>Lanes</source>
        <translation>Spuren</translation>
    </message>
</context>
<context>
    <name>Launch</name>
    <message>
        <source>The folder “%1” cannot be written, so settings and recovery are lost when the program ends. See to its rights and to space on the disk, then start again.</source>
        <translation>In den Ordner „%1“ kann nicht geschrieben werden; Einstellungen und Wiederherstellung gehen am Ende des Programms verloren. Prüfen Sie seine Rechte und den Platz auf der Platte und starten Sie neu.</translation>
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
    <name>LibrariesDialog</name>
    <message>
        <source>Libraries and their licences</source>
        <translation>Bibliotheken und ihre Lizenzen</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Text der Lizenz</translation>
    </message>
    <message>
        <source>These libraries are part of this program.</source>
        <translation>Diese Bibliotheken sind Teil dieses Programms.</translation>
    </message>
    <message>
        <source>This program runs from its source text; these libraries are installed for it.</source>
        <translation>Dieses Programm läuft aus seinem Quelltext; diese Bibliotheken sind dafür installiert.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
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
        <translation>In einer Datei ver&amp;binden, dazwischen Stille von</translation>
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
        <translation>ungesprochen</translation>
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
    <name>OutputFallback</name>
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
        <source>The sound, in IPA</source>
        <translation>Der Laut, in IPA</translation>
    </message>
    <message>
        <source>How long it is spoken, in milliseconds</source>
        <translation>Gesprochene Länge in Millisekunden</translation>
    </message>
    <message>
        <source>How long the voice planned it at speed 1, in milliseconds</source>
        <translation>Geplante Länge bei Tempo 1 in Millisekunden</translation>
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
        <translation>Or&amp;dner</translation>
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
        <source>Replace files of the same name; otherwise new ones get a n&amp;umber</source>
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
    <name>Playhead</name>
    <message>
        <source>Playhead</source>
        <translation>Abspielmarke</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>The language changes when the program is started again.</source>
        <translation>Die Sprache wechselt beim nächsten Start des Programms.</translation>
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
    <name>RecoveryDialog</name>
    <message>
        <source>Unsaved work</source>
        <translation>Nicht gespeicherte Arbeit</translation>
    </message>
    <message>
        <source>Projects that were not saved</source>
        <translation>Nicht gespeicherte Projekte</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Nicht jetzt</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>The program ended before these projects were saved. They are kept until you delete them.</source>
        <translation>Das Programm endete, bevor diese Projekte gespeichert waren. Sie bleiben erhalten, bis Sie sie löschen.</translation>
    </message>
    <message>
        <source>cannot be read at a glance; try to restore it</source>
        <translation>auf einen Blick nicht lesbar; versuchen Sie, es wiederherzustellen</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>lines: %1</source>
        <translation>Zeilen: %1</translation>
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
    <message>
        <source>Choose voice</source>
        <translation>Stimme wählen</translation>
    </message>
    <message>
        <source>Choose speaker</source>
        <translation>Sprecher wählen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>ScriptPanel</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
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
        <source>&amp;Reduce motion: the playhead goes from sound to sound</source>
        <translation>We&amp;niger Bewegung: Marke springt von Laut zu Laut</translation>
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
        <translation>Üb&amp;liche</translation>
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
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>All as u&amp;sual</source>
        <translation>Alle &amp;wie üblich</translation>
    </message>
    <message>
        <source>Press the key</source>
        <translation>Taste drücken</translation>
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
    <name>SliderCaption</name>
    <message>
        <source>What the sliders set, and what is selected</source>
        <translation>Was die Regler einstellen, und was ausgewählt ist</translation>
    </message>
    <message>
        <source>Sliders set: {what}</source>
        <translation>Regler stellen ein: {what}</translation>
    </message>
    <message>
        <source>Type a value for the selected sounds</source>
        <translation>Wert für die ausgewählten Laute eintippen</translation>
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
    <name>SpeakerChoice</name>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Usual speaker</source>
        <translation>Üblicher Sprecher</translation>
    </message>
</context>
<context>
    <name>SpeakerMix</name>
    <message>
        <source>Mix with</source>
        <translation>Mischen mit</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
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
        <source>{ms} ms, {count} frames (planned {planned} ms)</source>
        <translation>{ms} ms, {count} Rahmen (geplant {planned} ms)</translation>
    </message>
    <message>
        <source>{count} sounds   {ms} ms</source>
        <translation>{count} Laute   {ms} ms</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>in the word “{word}”</source>
        <translation>im Wort „{word}“</translation>
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
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
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
        <source>Mix speakers</source>
        <translation>Sprecher mischen</translation>
    </message>
    <message>
        <source>Mixing of speakers, pitch, intonation, pauses and gain</source>
        <translation>Mischen von Sprechern, Tonhöhe, Intonation, Pausen und Pegel</translation>
    </message>
    <message>
        <source>Load preset “{name}”</source>
        <translation>Vorlage „{name}“ laden</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Left and Right walk over the sounds, Up and Down change them, Return types a value, R resets.</source>
        <translation>Links und Rechts gehen über die Laute, Auf und Ab ändern sie, die Eingabetaste nimmt einen Wert, R setzt zurück.</translation>
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
        <source>Change seed</source>
        <translation>Seed ändern</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
</context>
<context>
    <name>UnsavedWork</name>
    <message>
        <source>The program ended before “%1” was saved.</source>
        <translation>Das Programm endete, bevor „%1“ gespeichert war.</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>The program ended before %1 projects were saved.</source>
        <translation>Das Programm endete, bevor %1 Projekte gespeichert waren.</translation>
    </message>
    <message>
        <source>Choose what to restore…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Delete the unsaved work on “%1”?</source>
        <translation>Die nicht gespeicherte Arbeit an „%1“ löschen?</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>Sie lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
</context>
<context>
    <name>VoiceChoice</name>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
</context>
<context>
    <name>VoiceImport</name>
    <message>
        <source>Voices and checkpoints (%1)</source>
        <translation>Stimmen und Checkpoints (%1)</translation>
    </message>
    <message>
        <source>Import a voice</source>
        <translation>Stimme importieren</translation>
    </message>
    <message>
        <source>One voice at a time: the import before is not over yet.</source>
        <translation>Eine Stimme nach der anderen: Der vorige Import läuft noch.</translation>
    </message>
    <message>
        <source>No voice and no checkpoint was found in %1.</source>
        <translation>Keine Stimme und kein Checkpoint gefunden in %1.</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Die Datei wird gelesen …</translation>
    </message>
    <message>
        <source>Putting the model together…</source>
        <translation>Das Modell wird zusammengesetzt …</translation>
    </message>
    <message>
        <source>Reading the vocoder…</source>
        <translation>Der Vocoder wird gelesen …</translation>
    </message>
    <message>
        <source>Writing the voice…</source>
        <translation>Die Stimme wird geschrieben …</translation>
    </message>
    <message>
        <source>Trying whether it speaks…</source>
        <translation>Probiert, ob sie spricht …</translation>
    </message>
</context>
<context>
    <name>VoiceImportDialog</name>
    <message>
        <source>Import a voice</source>
        <translation>Stimme importieren</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message>
        <source>The voice “%1” is installed.</source>
        <translation>Die Stimme „%1“ ist installiert.</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Listen</source>
        <translation>&amp;Anhören</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Who made it, or where it is from</source>
        <translation>Wer sie gemacht hat oder woher sie stammt</translation>
    </message>
    <message>
        <source>None: usual values</source>
        <translation>Keine: übliche Werte</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Vocoder</source>
        <translation>Vocoder</translation>
    </message>
    <message>
        <source>None: plain, metallic sound</source>
        <translation>Keiner: einfacher, metallischer Klang</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Li&amp;cence</source>
        <translation>Li&amp;zenz</translation>
    </message>
    <message>
        <source>&amp;Origin</source>
        <translation>&amp;Herkunft</translation>
    </message>
    <message>
        <source>Con&amp;figuration</source>
        <translation>&amp;Konfiguration</translation>
    </message>
    <message>
        <source>&amp;Vocoder</source>
        <translation>&amp;Vocoder</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Es geht los …</translation>
    </message>
    <message>
        <source>The language is a guess: no configuration tells it.</source>
        <translation>Die Sprache ist geraten: Keine Konfiguration nennt sie.</translation>
    </message>
    <message>
        <source>Nothing is invented: what you leave out stays “not known”.</source>
        <translation>Nichts wird erfunden: Was offen bleibt, gilt als „nicht bekannt“.</translation>
    </message>
</context>
<context>
    <name>VoiceManager</name>
    <message>
        <source>The voice “%1” is installed.</source>
        <translation>Die Stimme „%1“ ist installiert.</translation>
    </message>
    <message>
        <source>Speak with it</source>
        <translation>Mit ihr sprechen</translation>
    </message>
    <message>
        <source>“%1” cannot be moved to the trash: %2</source>
        <translation>„%1“ lässt sich nicht in den Papierkorb legen: %2</translation>
    </message>
    <message>
        <source>The voice “%1” is in the trash.</source>
        <translation>Die Stimme „%1“ liegt im Papierkorb.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>“%1” cannot be put back: %2</source>
        <translation>„%1“ lässt sich nicht zurückholen: %2</translation>
    </message>
    <message>
        <source>Voices (%1)</source>
        <translation>Stimmen (%1)</translation>
    </message>
    <message>
        <source>Export the voice</source>
        <translation>Stimme exportieren</translation>
    </message>
    <message>
        <source>The voice is in “%1”.</source>
        <translation>Die Stimme liegt in „%1“.</translation>
    </message>
</context>
<context>
    <name>VoiceManagerDialog</name>
    <message>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>&amp;Listen</source>
        <translation>&amp;Anhören</translation>
    </message>
    <message>
        <source>Make &amp;usual</source>
        <translation>Zur ü&amp;blichen machen</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>Installed voices</source>
        <translation>Installierte Stimmen</translation>
    </message>
    <message>
        <source>Drop a voice, the folder of one, or a checkpoint of Glow-TTS here to import it.</source>
        <translation>Eine Stimme, ihr Ordner oder ein Glow-TTS-Checkpoint wird importiert, wenn er hier abgelegt wird.</translation>
    </message>
    <message>
        <source>Hear the voice say a sentence (Space)</source>
        <translation>Die Stimme einen Satz sagen hören (Leertaste)</translation>
    </message>
    <message>
        <source>Lines for which no voice was chosen are spoken with it</source>
        <translation>Zeilen, für die keine Stimme gewählt wurde, spricht diese</translation>
    </message>
    <message>
        <source>Write the voice as one file, to pass it on</source>
        <translation>Die Stimme als eine Datei schreiben, um sie weiterzugeben</translation>
    </message>
    <message>
        <source>Move the voice to the trash (Del)</source>
        <translation>Die Stimme in den Papierkorb legen (Entf)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <source>Came with the program.</source>
        <translation>Kam mit dem Programm.</translation>
    </message>
</context>
<context>
    <name>VoiceModel</name>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>%1 (damaged)</source>
        <translation>%1 (beschädigt)</translation>
    </message>
    <message>
        <source>%1 (usual voice)</source>
        <translation>%1 (üblich)</translation>
    </message>
    <message>
        <source>Stop “%1”</source>
        <translation>„%1“ anhalten</translation>
    </message>
    <message>
        <source>Listen to “%1”</source>
        <translation>„%1“ anhören</translation>
    </message>
    <message>
        <source>Nobody has said under which terms this voice may be used.</source>
        <translation>Niemand hat gesagt, unter welchen Bedingungen diese Stimme benutzt werden darf.</translation>
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
<context>
    <name>core</name>
    <message>
        <source>OGG Vorbis (lossy)</source>
        <translation>OGG Vorbis (verlustbehaftet)</translation>
    </message>
    <message>
        <source>The voice “{voice}” cannot say the sound “{symbol}”. Choose another pronunciation or another voice.</source>
        <translation>Die Stimme „{voice}“ kann den Laut „{symbol}“ nicht sprechen. Eine andere Aussprache oder eine andere Stimme wählen.</translation>
    </message>
    <message>
        <source>This voice cannot say the sound “{symbol}”. Choose another pronunciation or another voice.</source>
        <translation>Diese Stimme kann den Laut „{symbol}“ nicht sprechen. Eine andere Aussprache oder eine andere Stimme wählen.</translation>
    </message>
    <message>
        <source>The recording does not seem to hold the words of this line. Say the line as it is written, or write what is said.</source>
        <translation>Die Aufnahme scheint nicht die Wörter dieser Zeile zu enthalten. Die Zeile so sprechen, wie sie dasteht, oder schreiben, was gesagt wird.</translation>
    </message>
    <message>
        <source>The recording is longer than {limit} s. Cut out what belongs to this line.</source>
        <translation>Die Aufnahme ist länger als {limit} s. Herausschneiden, was zu dieser Zeile gehört.</translation>
    </message>
    <message>
        <source>The recording is silent. Check the microphone and record the line again.</source>
        <translation>Die Aufnahme ist still. Das Mikrofon prüfen und die Zeile noch einmal aufnehmen.</translation>
    </message>
    <message>
        <source>The recording holds only {seconds} s of sound, too little for this line, which needs {needed} s at least. Record the whole line.</source>
        <translation>Die Aufnahme enthält nur {seconds} s Klang, zu wenig für diese Zeile, die mindestens {needed} s braucht. Die ganze Zeile aufnehmen.</translation>
    </message>
    <message>
        <source>The recording lasts {seconds} s, the line about {planned} s: they do not belong together. Cut out what belongs to this line.</source>
        <translation>Die Aufnahme dauert {seconds} s, die Zeile etwa {planned} s: Sie gehören nicht zusammen. Herausschneiden, was zu dieser Zeile gehört.</translation>
    </message>
    <message>
        <source>line {row}</source>
        <translation>Zeile {row}</translation>
    </message>
    <message>
        <source>The project “{path}” is damaged: {what}. The file was left as it is.</source>
        <translation>Das Projekt „{path}“ ist beschädigt: {what}. Die Datei blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>“{path}” is not a project of this program.</source>
        <translation>„{path}“ ist kein Projekt dieses Programms.</translation>
    </message>
    <message>
        <source>“{path}” was saved by a newer version of this program (format {version}; this one reads up to {newest}). Update the program to open it. The file was left as it is.</source>
        <translation>„{path}“ wurde mit einer neueren Version dieses Programms gespeichert (Format {version}; diese hier liest bis {newest}). Zum Öffnen das Programm aktualisieren. Die Datei blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>{where} has no text</source>
        <translation>kein Text in: {where}</translation>
    </message>
    <message>
        <source>a sound of {where} has no symbol</source>
        <translation>ein Laut ohne Zeichen in: {where}</translation>
    </message>
    <message>
        <source>a sound of {where} has no place in the text</source>
        <translation>ein Laut ohne Stelle im Text in: {where}</translation>
    </message>
    <message>
        <source>{where} is not readable</source>
        <translation>nicht lesbar: {where}</translation>
    </message>
    <message>
        <source>There is no project “{path}”. It may have been moved or renamed.</source>
        <translation>Es gibt kein Projekt „{path}“. Vielleicht wurde es verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>“{path}” cannot be read ({reason}).</source>
        <translation>„{path}“ kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>its version is missing</source>
        <translation>ihre Version fehlt</translation>
    </message>
    <message>
        <source>the project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>{where} holds “{name}”, which is not known</source>
        <translation>unbekannt ist „{name}“ in: {where}</translation>
    </message>
    <message>
        <source>“{name}” of {where} has a value of the wrong kind</source>
        <translation>„{name}“ hat einen Wert der falschen Art in: {where}</translation>
    </message>
    <message>
        <source>“{name}” of {where} is far too large</source>
        <translation>„{name}“ ist viel zu groß in: {where}</translation>
    </message>
    <message>
        <source>“{path}” cannot be saved ({reason}). Choose a folder that is yours to write in and has room.</source>
        <translation>„{path}“ kann nicht gespeichert werden ({reason}). Einen Ordner wählen, in den Sie schreiben dürfen und der Platz hat.</translation>
    </message>
    <message>
        <source>it ends too early or was changed by another program</source>
        <translation>sie endet zu früh oder wurde von einem anderen Programm verändert</translation>
    </message>
    <message>
        <source>The {name} is {value}; choose a value between {low} and {high}.</source>
        <translation>{name} ist {value}; einen Wert zwischen {low} und {high} wählen.</translation>
    </message>
    <message>
        <source>The {name} of the sound “{symbol}” is {value}; choose a value between {low} and {high}.</source>
        <translation>{name} des Lauts „{symbol}“ ist {value}; einen Wert zwischen {low} und {high} wählen.</translation>
    </message>
    <message>
        <source>it does not say where the work came from</source>
        <translation>sie sagt nicht, woher die Arbeit stammt</translation>
    </message>
    <message>
        <source>“{path}” is too large for a script: at most {most} MB. Take the part of it that is to be spoken.</source>
        <translation>„{path}“ ist zu groß für ein Skript: höchstens {most} MB. Den Teil nehmen, der gesprochen werden soll.</translation>
    </message>
    <message>
        <source>“{path}” is no plain text. Save it as text (.txt) in the program that made it, or copy the text and paste it here.</source>
        <translation>„{path}“ ist kein reiner Text. Im Programm, aus dem die Datei stammt, als Text (.txt) speichern, oder den Text kopieren und hier einfügen.</translation>
    </message>
    <message>
        <source>“{path}” has an unknown weight “{weight}”; it belongs to another model.</source>
        <translation>„{path}“ hat ein unbekanntes Gewicht „{weight}“; es gehört zu einem anderen Modell.</translation>
    </message>
    <message>
        <source>“{folder}” exists and is no voice; it is left alone. Choose another folder.</source>
        <translation>„{folder}“ gibt es und ist keine Stimme; der Ordner bleibt unberührt. Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>the model knows {known} symbols but the card lists {listed}</source>
        <translation>das Modell kennt {known} Zeichen, die Karte nennt aber {listed}</translation>
    </message>
    <message>
        <source>the model makes {made} mel bands but the card says {said}</source>
        <translation>das Modell macht {made} Mel-Bänder, die Karte sagt aber {said}</translation>
    </message>
    <message>
        <source>the model has no speaker {speaker}</source>
        <translation>das Modell hat keinen Sprecher {speaker}</translation>
    </message>
    <message>
        <source>“{path}” is damaged: its content is not what the voice&apos;s card says. Install the voice again.</source>
        <translation>„{path}“ ist beschädigt: Der Inhalt ist nicht, was die Karte der Stimme sagt. Die Stimme neu installieren.</translation>
    </message>
    <message>
        <source>“{path}” has no weight “{weight}”; it belongs to another model.</source>
        <translation>„{path}“ hat kein Gewicht „{weight}“; es gehört zu einem anderen Modell.</translation>
    </message>
    <message>
        <source>The voice cannot be written to “{folder}” ({reason}).</source>
        <translation>Die Stimme kann nicht nach „{folder}“ geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>The voice in “{folder}” is damaged: {error}. Install it again.</source>
        <translation>Die Stimme in „{folder}“ ist beschädigt: {error}. Sie neu installieren.</translation>
    </message>
    <message>
        <source>The voice in “{folder}” is damaged: its flow cannot be inverted.</source>
        <translation>Die Stimme in „{folder}“ ist beschädigt: Ihr Fluss lässt sich nicht umkehren.</translation>
    </message>
    <message>
        <source>“{path}” cannot be read ({reason}). Install the voice again.</source>
        <translation>„{path}“ kann nicht gelesen werden ({reason}). Die Stimme neu installieren.</translation>
    </message>
    <message>
        <source>“{path}” is no safetensors file. Install the voice again.</source>
        <translation>„{path}“ ist keine safetensors-Datei. Die Stimme neu installieren.</translation>
    </message>
    <message>
        <source>The weight “{name}” in “{path}” has the shape {shape} instead of {wanted}; it belongs to another model.</source>
        <translation>Das Gewicht „{name}“ in „{path}“ hat die Form {shape} statt {wanted}; es gehört zu einem anderen Modell.</translation>
    </message>
    <message>
        <source>The weight “{name}” in “{path}” is no number. Install the voice again.</source>
        <translation>Das Gewicht „{name}“ in „{path}“ ist keine Zahl. Die Stimme neu installieren.</translation>
    </message>
    <message>
        <source>The weight “{name}” is no finite number in half precision; the model is broken.</source>
        <translation>Das Gewicht „{name}“ ist in halber Genauigkeit keine endliche Zahl; das Modell ist defekt.</translation>
    </message>
    <message>
        <source>the setting {name} = {value} is out of range</source>
        <translation>die Einstellung {name} = {value} liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>“{key}” is missing or damaged in {card}</source>
        <translation>„{key}“ fehlt oder ist beschädigt in {card}</translation>
    </message>
    <message>
        <source>its default style has an unknown setting “{name}”</source>
        <translation>ihr üblicher Stil hat eine unbekannte Einstellung „{name}“</translation>
    </message>
    <message>
        <source>its default style holds something that is no number</source>
        <translation>ihr üblicher Stil enthält etwas, das keine Zahl ist</translation>
    </message>
    <message>
        <source>“{folder}” holds no Glow-TTS Studio voice: {card} comes from another program.</source>
        <translation>„{folder}“ enthält keine Stimme für Glow-TTS Studio: {card} stammt von einem anderen Programm.</translation>
    </message>
    <message>
        <source>The voice is damaged: “{name}” is missing in “{folder}”.</source>
        <translation>Die Stimme ist beschädigt: „{name}“ fehlt in „{folder}“.</translation>
    </message>
    <message>
        <source>its list of speakers is damaged</source>
        <translation>ihre Liste der Sprecher ist beschädigt</translation>
    </message>
    <message>
        <source>its list of speakers is not that of its model, which has {count}</source>
        <translation>ihre Liste der Sprecher passt nicht zu ihrem Modell, das {count} hat</translation>
    </message>
    <message>
        <source>its pace is not that of its {count} speakers</source>
        <translation>ihr Sprechtempo passt nicht zu ihren {count} Sprechern</translation>
    </message>
    <message>
        <source>its pace is no number between 0.25 and 4</source>
        <translation>ihr Sprechtempo ist keine Zahl zwischen 0,25 und 4</translation>
    </message>
    <message>
        <source>The voice in “{folder}” has format {version}, newer than this program knows ({newest}). Update Glow-TTS Studio.</source>
        <translation>Die Stimme in „{folder}“ hat Format {version}, neuer als dieses Programm kennt ({newest}). Glow-TTS Studio aktualisieren.</translation>
    </message>
    <message>
        <source>its acoustic model is “{kind}”, not a Glow-TTS</source>
        <translation>ihr akustisches Modell ist „{kind}“, kein Glow-TTS</translation>
    </message>
    <message>
        <source>its sample rate or content hashes are missing</source>
        <translation>ihre Abtastrate oder ihre Prüfsummen fehlen</translation>
    </message>
    <message>
        <source>its speaker is no number</source>
        <translation>ihr Sprecher ist keine Zahl</translation>
    </message>
    <message>
        <source>“{path}” is too large to be the card of a voice.</source>
        <translation>„{path}“ ist zu groß für die Karte einer Stimme.</translation>
    </message>
    <message>
        <source>There is no voice in “{folder}”: {card} cannot be read.</source>
        <translation>In „{folder}“ ist keine Stimme: {card} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The voice in “{folder}” is damaged: {card} is no JSON text. Install it again.</source>
        <translation>Die Stimme in „{folder}“ ist beschädigt: {card} ist kein JSON-Text. Sie neu installieren.</translation>
    </message>
    <message>
        <source>its default style names a speaker with something that is no text</source>
        <translation>ihr üblicher Stil nennt einen Sprecher mit etwas, das kein Text ist</translation>
    </message>
    <message>
        <source>{asked} {choices} A folder that holds {card} can be given too.</source>
        <translation>{asked} {choices} Auch ein Ordner, der {card} enthält, kann angegeben werden.</translation>
    </message>
    <message>
        <source>Known voices: {names}.</source>
        <translation>Bekannte Stimmen: {names}.</translation>
    </message>
    <message>
        <source>No voice is installed.</source>
        <translation>Es ist keine Stimme installiert.</translation>
    </message>
    <message>
        <source>There is no voice “{name}”.</source>
        <translation>Es gibt keine Stimme „{name}“.</translation>
    </message>
    <message>
        <source>the setting {name} is out of range</source>
        <translation>die Einstellung {name} liegt außerhalb des Erlaubten</translation>
    </message>
    <message>
        <source>the rise of its questions is no number between 0 and {most}</source>
        <translation>das Ansteigen der Fragen ist keine Zahl zwischen 0 und {most}</translation>
    </message>
    <message>
        <source>No voice is installed: install Glow-TTS Studio again, or import a voice.</source>
        <translation>Es ist keine Stimme installiert: Glow-TTS Studio neu installieren oder eine Stimme importieren.</translation>
    </message>
    <message>
        <source>There is no default voice.</source>
        <translation>Es gibt keine übliche Stimme.</translation>
    </message>
    <message>
        <source>A voice needs a name.</source>
        <translation>Eine Stimme braucht einen Namen.</translation>
    </message>
    <message>
        <source>The name is too long; {most} letters are the most.</source>
        <translation>Der Name ist zu lang; höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>There is a voice “{name}” already. Choose another name.</source>
        <translation>Es gibt schon eine Stimme „{name}“. Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>The voice “{name}” came with the program and keeps its name.</source>
        <translation>Die Stimme „{name}“ kam mit dem Programm und behält ihren Namen.</translation>
    </message>
    <message>
        <source>“{path}” cannot be written ({reason}).</source>
        <translation>„{path}“ lässt sich nicht schreiben ({reason}).</translation>
    </message>
    <message>
        <source>“{folder}” exists already.</source>
        <translation>„{folder}“ gibt es bereits.</translation>
    </message>
    <message>
        <source>“{path}” holds too many files to be a voice.</source>
        <translation>„{path}“ enthält zu viele Dateien für eine Stimme.</translation>
    </message>
    <message>
        <source>“{path}” is no zipped voice: “{name}” is missing in it.</source>
        <translation>„{path}“ ist keine gepackte Stimme: „{name}“ fehlt darin.</translation>
    </message>
    <message>
        <source>“{path}” would be too large when it is unpacked. It was not opened.</source>
        <translation>„{path}“ wäre entpackt zu groß. Sie wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The voice cannot be packed into “{path}” ({reason}).</source>
        <translation>Die Stimme kann nicht in „{path}“ gepackt werden ({reason}).</translation>
    </message>
    <message>
        <source>“{path}” is no zipped voice, or it is damaged.</source>
        <translation>„{path}“ ist keine gepackte Stimme oder ist beschädigt.</translation>
    </message>
    <message>
        <source>“{path}” cannot be unpacked ({reason}).</source>
        <translation>„{path}“ kann nicht entpackt werden ({reason}).</translation>
    </message>
    <message>
        <source>“{path}” holds a file that would land outside the voice&apos;s folder (“{name}”). It was not opened.</source>
        <translation>„{path}“ enthält eine Datei, die außerhalb des Ordners der Stimme landen würde („{name}“). Sie wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>“{path}” holds “{name}” twice.</source>
        <translation>„{path}“ enthält „{name}“ zweimal.</translation>
    </message>
    <message>
        <source>“{path}” grows without end when it is unpacked (“{name}”).</source>
        <translation>„{path}“ wächst beim Entpacken ohne Ende („{name}“).</translation>
    </message>
    <message>
        <source>Nothing in this text can be spoken by the voice “{voice}”.</source>
        <translation>Nichts in diesem Text kann die Stimme „{voice}“ sprechen.</translation>
    </message>
    <message>
        <source>The voice “{voice}” is read through the program espeak-ng, which is not installed or does not know the language “{language}”. Install espeak-ng, or type the sounds in braces.</source>
        <translation>Für die Stimme „{voice}“ liest das Programm espeak-ng den Text. Es ist nicht installiert oder kennt die Sprache „{language}“ nicht. Installieren Sie espeak-ng oder schreiben Sie die Laute in geschweiften Klammern.</translation>
    </message>
    <message>
        <source>The voice “{voice}” cannot read text. Type its sounds in braces, such as {{{sounds}}}.</source>
        <translation>Die Stimme „{voice}“ kann keinen Text lesen. Schreiben Sie ihre Laute in geschweiften Klammern, etwa {{{sounds}}}.</translation>
    </message>
    <message>
        <source>“{text}” cannot be spoken and was left out.</source>
        <translation>„{text}“ kann nicht gesprochen werden und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The pronouncing dictionary is missing from this installation. Install Glow-TTS Studio again.</source>
        <translation>Das Aussprachewörterbuch fehlt in dieser Installation. Glow-TTS Studio neu installieren.</translation>
    </message>
    <message>
        <source>The program espeak-ng, which reads the text for this voice, failed.</source>
        <translation>Das Programm espeak-ng, das für diese Stimme den Text liest, ist gescheitert.</translation>
    </message>
    <message>
        <source>Nothing in this text can be spoken: it holds no words.</source>
        <translation>Nichts in diesem Text kann gesprochen werden: Er enthält keine Wörter.</translation>
    </message>
    <message>
        <source>There is no text to speak. Type a sentence first.</source>
        <translation>Es gibt keinen Text zu sprechen. Zuerst einen Satz eingeben.</translation>
    </message>
    <message>
        <source>Nothing in this text can be spoken: {notice}</source>
        <translation>Nichts in diesem Text kann gesprochen werden: {notice}</translation>
    </message>
    <message>
        <source>there is no tab between the word and its sounds.</source>
        <translation>zwischen dem Wort und seinen Lauten steht kein Tabulator.</translation>
    </message>
    <message>
        <source>there are more than two columns.</source>
        <translation>es gibt mehr als zwei Spalten.</translation>
    </message>
    <message>
        <source>the word is empty.</source>
        <translation>das Wort ist leer.</translation>
    </message>
    <message>
        <source>“{word}” is more than one word.</source>
        <translation>„{word}“ ist mehr als ein Wort.</translation>
    </message>
    <message>
        <source>“{word}” has no sounds.</source>
        <translation>„{word}“ hat keine Laute.</translation>
    </message>
    <message>
        <source>“{symbol}” is not an ARPAbet sound (in “{word}”).</source>
        <translation>„{symbol}“ ist kein ARPAbet-Laut (in „{word}“).</translation>
    </message>
    <message>
        <source>The pronunciations cannot be saved to {path}: {reason}.</source>
        <translation>Die Aussprachen können nicht in {path} gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>The pronunciations in {path} cannot be read: {reason}.</source>
        <translation>Die Aussprachen in {path} können nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The pronunciations in {path} are not UTF-8 text.</source>
        <translation>Die Aussprachen in {path} sind kein UTF-8-Text.</translation>
    </message>
    <message>
        <source>“{key}” is already given above.</source>
        <translation>„{key}“ steht schon weiter oben.</translation>
    </message>
    <message>
        <source>Line {number}: {error}.</source>
        <translation>Zeile {number}: {error}.</translation>
    </message>
    <message>
        <source>At character {place} a “}}” closes nothing. Write sounds as {{HH AH0 L OW1}}.</source>
        <translation>An Zeichen {place} schließt eine „}}“ nichts. Laute so schreiben: {{HH AH0 L OW1}}.</translation>
    </message>
    <message>
        <source>The “{{” at character {place} is never closed. Write sounds as {{HH AH0 L OW1}}.</source>
        <translation>Die „{{“ an Zeichen {place} wird nie geschlossen. Laute so schreiben: {{HH AH0 L OW1}}.</translation>
    </message>
    <message>
        <source>The braces at character {place} hold no sounds. Write them as {{HH AH0 L OW1}}.</source>
        <translation>Die Klammern an Zeichen {place} enthalten keine Laute. Sie so schreiben: {{HH AH0 L OW1}}.</translation>
    </message>
    <message>
        <source>The pause “{shown}…” is not understood. Write [pause 300ms] or [pause 0.5s].</source>
        <translation>Die Pause „{shown}…“ wird nicht verstanden. [pause 300ms] oder [pause 0.5s] schreiben.</translation>
    </message>
    <message>
        <source>The pause {pause} is out of range: longer than 0 and at most {limit} seconds.</source>
        <translation>Die Pause {pause} liegt außerhalb des Bereichs: länger als 0 und höchstens {limit} Sekunden.</translation>
    </message>
    <message>
        <source>A voice&apos;s list of sounds is empty or names a sound twice. The voice cannot be used.</source>
        <translation>Die Lautliste einer Stimme ist leer oder nennt einen Laut zweimal. Die Stimme kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>A voice replaces a sound with “{symbol}”, which it does not list itself.</source>
        <translation>Eine Stimme ersetzt einen Laut durch „{symbol}“, den sie selbst nicht nennt.</translation>
    </message>
    <message>
        <source>A voice&apos;s list of sounds is damaged: it marks the ends of words, but has no blank.</source>
        <translation>Die Lautliste einer Stimme ist beschädigt: Sie kennzeichnet Wortenden, hat aber kein Leerzeichen.</translation>
    </message>
    <message>
        <source>A voice&apos;s list of sounds is damaged: expected symbols, aliases and blank.</source>
        <translation>Die Lautliste einer Stimme ist beschädigt: Erwartet werden symbols, aliases und blank.</translation>
    </message>
    <message>
        <source>The voice “{name}” is broken: it answers with no numbers.</source>
        <translation>Die Stimme „{name}“ ist defekt: Sie antwortet mit etwas, das keine Zahlen sind.</translation>
    </message>
    <message>
        <source>There is no device “{name}”. Choose auto, cpu, cuda or cuda:0.</source>
        <translation>Es gibt kein Gerät „{name}“. auto, cpu, cuda oder cuda:0 wählen.</translation>
    </message>
    <message>
        <source>No CUDA graphics card can be used here. Choose the device cpu or auto.</source>
        <translation>Hier kann keine CUDA-Grafikkarte benutzt werden. Das Gerät cpu oder auto wählen.</translation>
    </message>
    <message>
        <source>There is no graphics card number {number}; the highest here is {highest}.</source>
        <translation>Es gibt keine Grafikkarte mit der Nummer {number}; die höchste hier ist {highest}.</translation>
    </message>
    <message>
        <source>The graphics card has too little free memory. Close other programs or choose the device cpu.</source>
        <translation>Die Grafikkarte hat zu wenig freien Speicher. Andere Programme schließen oder das Gerät cpu wählen.</translation>
    </message>
    <message>
        <source>The graphics card failed ({reason}). Choose the device cpu.</source>
        <translation>Die Grafikkarte hat versagt ({reason}). Das Gerät cpu wählen.</translation>
    </message>
    <message>
        <source>There is nothing to say in this text. Type at least one word.</source>
        <translation>In diesem Text gibt es nichts zu sprechen. Mindestens ein Wort eingeben.</translation>
    </message>
    <message>
        <source>The vocoder of this voice is broken: it answers with no numbers.</source>
        <translation>Der Vocoder dieser Stimme ist defekt: Er antwortet mit etwas, das keine Zahlen sind.</translation>
    </message>
    <message>
        <source>The voice “{voice}” has no speaker “{speaker}”; its usual one speaks instead.</source>
        <translation>Die Stimme „{voice}“ hat keinen Sprecher „{speaker}“; stattdessen spricht ihr üblicher.</translation>
    </message>
    <message>
        <source>The voice “{voice}” has no speaker “{speaker}” to be mixed in; that one is left out.</source>
        <translation>Die Stimme „{voice}“ hat keinen Sprecher „{speaker}“ zum Beimischen; er wird weggelassen.</translation>
    </message>
    <message>
        <source>There is nothing to say in this sentence.</source>
        <translation>In diesem Satz gibt es nichts zu sprechen.</translation>
    </message>
    <message>
        <source>The vocoder of the voice “{name}” has no pitch input, so its pitch cannot be changed. Leave pitch and intonation as they are or choose another voice.</source>
        <translation>Der Vocoder der Stimme „{name}“ nimmt keine Tonhöhe entgegen, deshalb lässt sie sich nicht ändern. Tonhöhe und Intonation lassen, wie sie sind, oder eine andere Stimme wählen.</translation>
    </message>
    <message>
        <source>“{name}” cannot be written ({reason}). Choose a folder that is yours to write in and has room.</source>
        <translation>„{name}“ kann nicht geschrieben werden ({reason}). Einen Ordner wählen, in den Sie schreiben dürfen und der Platz hat.</translation>
    </message>
    <message>
        <source>It is too short or too quiet to measure its loudness, so its level is as rendered.</source>
        <translation>Zu kurz oder zu leise, um die Lautheit zu messen; der Pegel blieb, wie er gesprochen wurde.</translation>
    </message>
    <message>
        <source>Its loudest peaks are clipped. Export with a peak level to avoid that.</source>
        <translation>Die lautesten Spitzen sind abgeschnitten. Mit einem Spitzenpegel exportieren, um das zu vermeiden.</translation>
    </message>
    <message>
        <source>The file name is empty. Use at least one of {n}, {text}, {voice}, {seed}.</source>
        <translation>Der Dateiname ist leer. Mindestens eines von {n}, {text}, {voice}, {seed} benutzen.</translation>
    </message>
    <message>
        <source>The file name “{template}” has a brace that is not closed. Write {{n}}, for example.</source>
        <translation>Der Dateiname „{template}“ hat eine Klammer, die nicht geschlossen ist. Zum Beispiel {{n}} schreiben.</translation>
    </message>
    <message>
        <source>“{{{name}}}” cannot stand in a file name. Known are {known}.</source>
        <translation>„{{{name}}}“ kann nicht in einem Dateinamen stehen. Bekannt sind {known}.</translation>
    </message>
    <message>
        <source>The {what} “{value}” is not known. Choose one of: {known}.</source>
        <translation>„{value}“ ist nicht bekannt ({what}). Eines wählen von: {known}.</translation>
    </message>
    <message>
        <source>There is no line to export.</source>
        <translation>Es gibt keine Zeile zu exportieren.</translation>
    </message>
    <message>
        <source>There is no sound file “{path}”.</source>
        <translation>Es gibt keine Klangdatei „{path}“.</translation>
    </message>
    <message>
        <source>“{path}” holds no sound at all.</source>
        <translation>„{path}“ enthält gar keinen Klang.</translation>
    </message>
    <message>
        <source>“{path}” holds values that are no numbers; it is damaged.</source>
        <translation>„{path}“ enthält Werte, die keine Zahlen sind; die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>“{path}” cannot be written ({reason}). Choose a folder that exists and is yours to write in.</source>
        <translation>„{path}“ kann nicht geschrieben werden ({reason}). Einen Ordner wählen, den es gibt und in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>“{path}” cannot be read as sound ({reason}). Convert it to WAV or FLAC first.</source>
        <translation>„{path}“ kann nicht als Klang gelesen werden ({reason}). Die Datei zuerst in WAV oder FLAC umwandeln.</translation>
    </message>
    <message>
        <source> ×</source>
        <translation> ×</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Ratio on the planned length, 0.25 to 4; empty = 1</source>
        <translation>Faktor auf die geplante Länge, 0,25 bis 4; leer = 1</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>Fixed length in milliseconds, whatever the speed; empty = free</source>
        <translation>Feste Länge in Millisekunden bei jedem Tempo; leer = frei</translation>
    </message>
    <message>
        <source> st</source>
        <translation> HT</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Pitch offset in semitones, −12 to 12</source>
        <translation>Tonhöhe in Halbtönen, −12 bis 12</translation>
    </message>
    <message>
        <source> dB</source>
        <translation> dB</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>gain</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Gain in decibels, −24 to 12</source>
        <translation>Pegel in Dezibel, −24 bis 12</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Temp.</source>
        <translation>Temp.</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Temperature of this sound, 0 to 1; empty = as the whole line</source>
        <translation>Temperatur dieses Lauts, 0 bis 1; leer = wie die Zeile</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
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
        <source>Intonation</source>
        <translation>Intonation</translation>
    </message>
    <message>
        <source>Change intonation</source>
        <translation>Intonation ändern</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pausen</translation>
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
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>“{name}” has no known sound file ending. Choose one of {known}.</source>
        <translation>„{name}“ hat keine bekannte Endung einer Klangdatei. Eine wählen von {known}.</translation>
    </message>
    <message>
        <source>“{path}” is a folder. Give a file name.</source>
        <translation>„{path}“ ist ein Ordner. Einen Dateinamen angeben.</translation>
    </message>
    <message>
        <source>Sound at {rate} Hz cannot go into a file at {file_rate} Hz.</source>
        <translation>Klang mit {rate} Hz passt nicht in eine Datei mit {file_rate} Hz.</translation>
    </message>
    <message>
        <source>Send this report to whoever looks after the program.</source>
        <translation>Diesen Bericht an die schicken, die das Programm pflegen.</translation>
    </message>
    <message>
        <source>The test broke off ({kind}: {reason}).</source>
        <translation>Die Prüfung brach ab ({kind}: {reason}).</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>Install this voice again, or remove it with File &gt; Voices….</source>
        <translation>Diese Stimme neu installieren oder mit Datei &gt; Stimmen… entfernen.</translation>
    </message>
    <message>
        <source>{count} found, all files are whole.</source>
        <translation>{count} gefunden, alle Dateien sind heil.</translation>
    </message>
    <message>
        <source>All can be written.</source>
        <translation>In alle kann geschrieben werden.</translation>
    </message>
    <message>
        <source>Install the program again, or import a voice with File &gt; Voices… or “glowtts import”.</source>
        <translation>Das Programm neu installieren oder eine Stimme mit Datei &gt; Stimmen… oder „glowtts import“ importieren.</translation>
    </message>
    <message>
        <source>Install the program again to get it back.</source>
        <translation>Das Programm neu installieren, um sie zurückzubekommen.</translation>
    </message>
    <message>
        <source>The built-in voice is not there.</source>
        <translation>Die eingebaute Stimme ist nicht da.</translation>
    </message>
    <message>
        <source>Give yourself the right to write there, or make room. Until then settings and work are not kept.</source>
        <translation>Schreibrechte dort geben oder Platz schaffen. Bis dahin bleiben Einstellungen und Arbeit nicht erhalten.</translation>
    </message>
    <message>
        <source>“{file}” of the voice “{voice}” is damaged or missing.</source>
        <translation>„{file}“ der Stimme „{voice}“ ist beschädigt oder fehlt.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Choose another device with File &gt; Settings…, or close the program that holds this one.</source>
        <translation>Mit Datei &gt; Einstellungen… ein anderes Gerät wählen oder das Programm schließen, das dieses belegt.</translation>
    </message>
    <message>
        <source>Connect a loudspeaker, or start the sound server (PipeWire or PulseAudio). Files can be made without.</source>
        <translation>Einen Lautsprecher anschließen oder den Tonserver starten (PipeWire oder PulseAudio). Dateien lassen sich auch ohne erzeugen.</translation>
    </message>
    <message>
        <source>“{device}” was opened, but takes no sound.</source>
        <translation>„{device}“ wurde geöffnet, nimmt aber keinen Ton an.</translation>
    </message>
    <message>
        <source>“{device}” takes sound at {rate} Hz.</source>
        <translation>„{device}“ nimmt Ton mit {rate} Hz an.</translation>
    </message>
    <message>
        <source>The sound library PortAudio cannot be loaded ({reason}).</source>
        <translation>Die Tonbibliothek PortAudio kann nicht geladen werden ({reason}).</translation>
    </message>
    <message>
        <source>Install it (on Debian and Ubuntu: sudo apt install libportaudio2), then start again.</source>
        <translation>Sie installieren (Debian und Ubuntu: sudo apt install libportaudio2), dann neu starten.</translation>
    </message>
    <message>
        <source>There is no sound device.</source>
        <translation>Es gibt kein Tongerät.</translation>
    </message>
    <message>
        <source>“{device}” cannot be opened ({reason}).</source>
        <translation>„{device}“ kann nicht geöffnet werden ({reason}).</translation>
    </message>
    <message>
        <source>{count} words are known, unknown ones are guessed; own pronunciations: {own}.</source>
        <translation>{count} Wörter sind bekannt, unbekannte werden geraten; eigene Aussprachen: {own}.</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>“{voice}” speaks on {device}: real-time factor {factor} ({seconds} s; first {first} s, loading {load} s).</source>
        <translation>„{voice}“ spricht auf {device}: Echtzeitfaktor {factor} ({seconds} s; zuerst {first} s, Laden {load} s).</translation>
    </message>
    <message>
        <source>Pronunciation</source>
        <translation>Aussprache</translation>
    </message>
    <message>
        <source>Install the program again: a part of it is missing or damaged.</source>
        <translation>Das Programm neu installieren: Ein Teil davon fehlt oder ist beschädigt.</translation>
    </message>
    <message>
        <source>“{word}” is read as “{sounds}”.</source>
        <translation>„{word}“ wird als „{sounds}“ gelesen.</translation>
    </message>
    <message>
        <source>The voice “{voice}” makes no sound.</source>
        <translation>Die Stimme „{voice}“ gibt keinen Ton von sich.</translation>
    </message>
    <message>
        <source>Mend or remove that line with a text editor, or put the file aside.</source>
        <translation>Diese Zeile mit einem Texteditor berichtigen oder löschen, oder die Datei beiseitelegen.</translation>
    </message>
    <message>
        <source>torch, which the speech is computed with, cannot be loaded ({reason}).</source>
        <translation>torch, womit die Sprache berechnet wird, kann nicht geladen werden ({reason}).</translation>
    </message>
    <message>
        <source>Install the program again. It needs a 64-bit system with glibc 2.28 or later.</source>
        <translation>Das Programm neu installieren. Es braucht ein 64-Bit-System mit glibc 2.28 oder neuer.</translation>
    </message>
    <message>
        <source>Install the voice again, or choose another one.</source>
        <translation>Die Stimme neu installieren oder eine andere wählen.</translation>
    </message>
    <message>
        <source>Line {number} of “{path}” is wrong.</source>
        <translation>Falsch in „{path}“: Zeile {number}.</translation>
    </message>
    <message>
        <source>The model settings do not fit: {words}.</source>
        <translation>Die Einstellungen des Modells passen nicht zusammen: {words}.</translation>
    </message>
    <message>
        <source>Unknown model setting: {names}.</source>
        <translation>Unbekannte Einstellung des Modells: {names}.</translation>
    </message>
    <message>
        <source>Griffin-Lim needs the mel filter bank of the voice, but none was given.</source>
        <translation>Griffin-Lim braucht die Mel-Filterbank der Stimme, aber es gibt keine.</translation>
    </message>
    <message>
        <source>HiFi-GAN has the residual blocks “1” and “2”, not “{kind}”.</source>
        <translation>HiFi-GAN kennt die Residual-Blöcke „1“ und „2“, nicht „{kind}“.</translation>
    </message>
    <message>
        <source>HiFi-GAN needs as many upsampling kernels as upsampling rates.</source>
        <translation>HiFi-GAN braucht so viele Upsampling-Kerne wie Upsampling-Raten.</translation>
    </message>
    <message>
        <source>A HiFi-GAN upsampling kernel must be longer than its rate by an even number.</source>
        <translation>Ein Upsampling-Kern von HiFi-GAN muss um eine gerade Zahl länger sein als seine Rate.</translation>
    </message>
    <message>
        <source>HiFi-GAN needs one list of dilations per residual kernel.</source>
        <translation>HiFi-GAN braucht für jeden Residual-Kern eine Liste von Dilatationen.</translation>
    </message>
    <message>
        <source>HiFi-GAN residual kernels must be odd.</source>
        <translation>Die Residual-Kerne von HiFi-GAN müssen ungerade sein.</translation>
    </message>
    <message>
        <source>HiFi-GAN repeats its first and last frame too often (edge_frames).</source>
        <translation>HiFi-GAN wiederholt den ersten und letzten Frame zu oft (edge_frames).</translation>
    </message>
    <message>
        <source>The first HiFi-GAN channel count must be halved at every upsampling.</source>
        <translation>Die erste Kanalzahl von HiFi-GAN muss sich bei jedem Upsampling halbieren lassen.</translation>
    </message>
    <message>
        <source>This Glow-TTS has a text encoder of another kind than the published one (a transformer). It cannot be used here.</source>
        <translation>Dieses Glow-TTS hat einen anderen Text-Encoder als das veröffentlichte (einen Transformer). Es lässt sich hier nicht verwenden.</translation>
    </message>
    <message>
        <source>This model takes the voice of its speaker from another network (d-vectors), which is not in the file. It cannot be used here.</source>
        <translation>Dieses Modell bekommt die Stimme seines Sprechers aus einem anderen Netz (d-Vektoren), das nicht in der Datei ist. Es lässt sich hier nicht verwenden.</translation>
    </message>
    <message>
        <source>The configuration&apos;s num_heads is no number.</source>
        <translation>num_heads in der Konfiguration ist keine Zahl.</translation>
    </message>
    <message>
        <source>The configuration&apos;s model settings are damaged.</source>
        <translation>Die Einstellungen des Modells in der Konfiguration sind beschädigt.</translation>
    </message>
    <message>
        <source>The configuration&apos;s model setting “{name}” is out of range.</source>
        <translation>Die Einstellung „{name}“ des Modells in der Konfiguration liegt außerhalb des Möglichen.</translation>
    </message>
    <message>
        <source>The checkpoint lacks the tensor “{name}”.</source>
        <translation>Im Checkpoint fehlt der Tensor „{name}“.</translation>
    </message>
    <message>
        <source>The alphabet of the {count} symbols is not known: give the configuration or a list of symbols. Until then the voice speaks sounds that are typed by number, such as {{#5 #6 #7}}.</source>
        <translation>Das Alphabet der {count} Symbole ist nicht bekannt; die Konfiguration oder eine Symbolliste nennt es. Bis dahin spricht die Stimme Laute, die als Nummern eingegeben werden, etwa {{#5 #6 #7}}.</translation>
    </message>
    <message>
        <source>The tensor “{name}” has {found} rows; the reference symbols are {expected}, or one more with a blank.</source>
        <translation>Der Tensor „{name}“ hat {found} Zeilen; die Referenz hat {expected} Symbole, mit Blank eines mehr.</translation>
    </message>
    <message>
        <source>The tensor “{name}” has {found} rows, but the list of symbols has {expected}.</source>
        <translation>Der Tensor „{name}“ hat {found} Zeilen, die Symbolliste aber {expected}.</translation>
    </message>
    <message>
        <source>The configuration “{path}” must hold a JSON object.</source>
        <translation>Die Konfiguration „{path}“ muss ein JSON-Objekt enthalten.</translation>
    </message>
    <message>
        <source>The configuration&apos;s sample rate, window or hop are out of range.</source>
        <translation>Abtastrate, Fenster oder Schrittweite in der Konfiguration liegen außerhalb des Möglichen.</translation>
    </message>
    <message>
        <source>The configuration&apos;s limits of the mel in Hz, or its number of bands, are out of range.</source>
        <translation>Die Grenzen des Mels in Hz oder die Zahl seiner Bänder in der Konfiguration liegen außerhalb des Möglichen.</translation>
    </message>
    <message>
        <source>The mels of this model are no logarithms (do_amp_to_db_mel). It cannot be used here.</source>
        <translation>Die Mels dieses Modells sind keine Logarithmen (do_amp_to_db_mel). Es lässt sich hier nicht verwenden.</translation>
    </message>
    <message>
        <source>The configuration scales its mels by something that is out of range.</source>
        <translation>Die Konfiguration skaliert die Mels mit einem unmöglichen Wert.</translation>
    </message>
    <message>
        <source>The configuration&apos;s {name} is no number.</source>
        <translation>{name} in der Konfiguration ist keine Zahl.</translation>
    </message>
    <message>
        <source>There is no configuration “{path}”.</source>
        <translation>Es gibt keine Konfiguration „{path}“.</translation>
    </message>
    <message>
        <source>The configuration “{path}” is too large to be one.</source>
        <translation>„{path}“ ist zu groß für eine Konfiguration.</translation>
    </message>
    <message>
        <source>The configuration “{path}” cannot be read ({reason}).</source>
        <translation>Die Konfiguration „{path}“ lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>The configuration “{path}” is no JSON text.</source>
        <translation>Die Konfiguration „{path}“ ist kein JSON-Text.</translation>
    </message>
    <message>
        <source>The configuration&apos;s min_level_db must be below 0.</source>
        <translation>min_level_db in der Konfiguration muss unter 0 liegen.</translation>
    </message>
    <message>
        <source>The model has no speaker “{name}”. It has {count}: {names}.</source>
        <translation>Das Modell hat keinen Sprecher „{name}“. Es hat {count}: {names}.</translation>
    </message>
    <message>
        <source>The language is not known; English (en-US) is assumed.</source>
        <translation>Die Sprache ist nicht bekannt; angenommen wird Englisch (en-US).</translation>
    </message>
    <message>
        <source>zip archive; unpack it first</source>
        <translation>Zip-Archiv; es muss zuerst entpackt werden</translation>
    </message>
    <message>
        <source>TorchScript program, which would have to be run to be read</source>
        <translation>TorchScript-Programm, das zum Lesen ausgeführt werden müsste</translation>
    </message>
    <message>
        <source>packed voice; let its name end in .glowvoice</source>
        <translation>gepackte Stimme; ihr Name muss auf .glowvoice enden</translation>
    </message>
    <message>
        <source>“{path}” is no checkpoint but a {kind}.</source>
        <translation>„{path}“ ist kein Checkpoint, sondern etwas anderes: {kind}.</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>JPEG picture</source>
        <translation>JPEG-Bild</translation>
    </message>
    <message>
        <source>WAV sound</source>
        <translation>WAV-Klang</translation>
    </message>
    <message>
        <source>FLAC sound</source>
        <translation>FLAC-Klang</translation>
    </message>
    <message>
        <source>Ogg sound</source>
        <translation>Ogg-Klang</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>gzip archive; unpack it first</source>
        <translation>gzip-Archiv; es muss zuerst entpackt werden</translation>
    </message>
    <message>
        <source>ONNX model</source>
        <translation>ONNX-Modell</translation>
    </message>
    <message>
        <source>HDF5 file</source>
        <translation>HDF5-Datei</translation>
    </message>
    <message>
        <source>NumPy array</source>
        <translation>NumPy-Array</translation>
    </message>
    <message>
        <source>bzip2 archive; unpack it first</source>
        <translation>bzip2-Archiv; es muss zuerst entpackt werden</translation>
    </message>
    <message>
        <source>xz archive; unpack it first</source>
        <translation>xz-Archiv; es muss zuerst entpackt werden</translation>
    </message>
    <message>
        <source>7-Zip archive; unpack it first</source>
        <translation>7-Zip-Archiv; es muss zuerst entpackt werden</translation>
    </message>
    <message>
        <source>RAR archive; unpack it first</source>
        <translation>RAR-Archiv; es muss zuerst entpackt werden</translation>
    </message>
    <message>
        <source>Zstandard archive; unpack it first</source>
        <translation>Zstandard-Archiv; es muss zuerst entpackt werden</translation>
    </message>
    <message>
        <source>MP3 sound</source>
        <translation>MP3-Klang</translation>
    </message>
    <message>
        <source>pointer to a file that was not downloaded (Git LFS)</source>
        <translation>Verweis auf eine Datei, die nicht heruntergeladen wurde (Git LFS)</translation>
    </message>
    <message>
        <source>“{path}” is no file, so it is no checkpoint either.</source>
        <translation>„{path}“ ist keine Datei, also auch kein Checkpoint.</translation>
    </message>
    <message>
        <source>“{path}” has {size} GB; a checkpoint of a voice has at most {limit} GB. It was not opened.</source>
        <translation>„{path}“ hat {size} GB; der Checkpoint einer Stimme hat höchstens {limit} GB. Die Datei wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>“{path}” is empty. Download it again.</source>
        <translation>„{path}“ ist leer. Bitte noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>“{path}” is no checkpoint but a text, perhaps a web page that was saved in its place.</source>
        <translation>„{path}“ ist kein Checkpoint, sondern ein Text, vielleicht eine Webseite, die an seiner Stelle gespeichert wurde.</translation>
    </message>
    <message>
        <source>“{path}” would grow from {packed} MB to {unpacked} MB when it is unpacked. That is no checkpoint; it was not opened.</source>
        <translation>„{path}“ würde beim Entpacken von {packed} MB auf {unpacked} MB wachsen. Das ist kein Checkpoint; die Datei wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>tar archive; unpack it first</source>
        <translation>tar-Archiv; es muss zuerst entpackt werden</translation>
    </message>
    <message>
        <source>There is no checkpoint “{path}”.</source>
        <translation>Es gibt keinen Checkpoint „{path}“.</translation>
    </message>
    <message>
        <source>The checkpoint “{path}” is damaged: its archive is broken.</source>
        <translation>Der Checkpoint „{path}“ ist beschädigt: Sein Archiv ist unvollständig.</translation>
    </message>
    <message>
        <source>There is no file “{path}”.</source>
        <translation>Es gibt keine Datei „{path}“.</translation>
    </message>
    <message>
        <source>“{path}” is a vocoder (HiFi-GAN). Import the Glow-TTS model it belongs to, and give this file as its vocoder.</source>
        <translation>„{path}“ ist ein Vocoder (HiFi-GAN). Importiert wird das Glow-TTS-Modell, zu dem er gehört; diese Datei ist dabei als Vocoder anzugeben.</translation>
    </message>
    <message>
        <source>“{path}” is no Glow-TTS model: it lacks the tensor “{name}”.</source>
        <translation>„{path}“ ist kein Glow-TTS-Modell: Der Tensor „{name}“ fehlt.</translation>
    </message>
    <message>
        <source>The folder “{path}” holds no voice. Choose the checkpoint in it.</source>
        <translation>Der Ordner „{path}“ enthält keine Stimme. Bitte den Checkpoint darin wählen.</translation>
    </message>
    <message>
        <source>“{path}” is too large for a part of a voice, or only a link to a file.</source>
        <translation>„{path}“ ist zu groß für einen Teil einer Stimme oder nur eine Verknüpfung.</translation>
    </message>
    <message>
        <source>No configuration was found. Sizes are told by the tensors; sample rate and switches are the usual ones.</source>
        <translation>Es gibt keine Konfiguration. Die Größen sagen die Tensoren; Abtastrate und Schalter sind die üblichen.</translation>
    </message>
    <message>
        <source>The mels of this model are normalised by statistics in a separate file, which is not read. With a vocoder that was not trained on such mels the voice will be noise.</source>
        <translation>Die Mels dieses Modells sind nach einer Statistik in einer eigenen Datei normiert, die nicht gelesen wird. Mit einem Vocoder, der nicht auf solche Mels trainiert ist, wird die Stimme rauschen.</translation>
    </message>
    <message>
        <source>The model was trained with marks for beginning and end of a text, which are not spoken here.</source>
        <translation>Das Modell wurde mit Zeichen für Anfang und Ende eines Textes trainiert, die hier nicht gesprochen werden.</translation>
    </message>
    <message>
        <source>The configuration has settings that are not known, nor followed: {names}.</source>
        <translation>Die Konfiguration hat Einstellungen, die nicht bekannt sind und nicht befolgt werden: {names}.</translation>
    </message>
    <message>
        <source>The licence of the voice is unknown. Find it out before you share the voice or what it says.</source>
        <translation>Die Lizenz der Stimme ist nicht bekannt. Sie sollte geklärt sein, bevor die Stimme oder von ihr Gesprochenes weitergegeben wird.</translation>
    </message>
    <message>
        <source>The checkpoint has a tensor “{name}” that this kind of model does not know.</source>
        <translation>Der Checkpoint hat einen Tensor „{name}“, den diese Art Modell nicht kennt.</translation>
    </message>
    <message>
        <source>This is no Glow-TTS model: it lacks the tensor “{name}”.</source>
        <translation>Das ist kein Glow-TTS-Modell: Der Tensor „{name}“ fehlt.</translation>
    </message>
    <message>
        <source>The shapes of the tensors fit no Glow-TTS model ({error}).</source>
        <translation>Die Formen der Tensoren passen zu keinem Glow-TTS-Modell ({error}).</translation>
    </message>
    <message>
        <source>The tensor “{name}” has the shape {found}, but {expected} was expected. The configuration belongs to another model.</source>
        <translation>Der Tensor „{name}“ hat die Form {found}, erwartet war {expected}. Die Konfiguration gehört zu einem anderen Modell.</translation>
    </message>
    <message>
        <source>The checkpoint “{path}” is damaged or holds more than plain data. Nothing in it was run.</source>
        <translation>Der Checkpoint „{path}“ ist beschädigt oder enthält mehr als bloße Daten. Nichts darin wurde ausgeführt.</translation>
    </message>
    <message>
        <source>The checkpoint “{path}” holds no model: it has no list of tensors under {names}.</source>
        <translation>Der Checkpoint „{path}“ enthält kein Modell: Unter {names} steht keine Liste von Tensoren.</translation>
    </message>
    <message>
        <source>The checkpoint “{path}” holds more than plain data: it asks for the program “{name}”. Nothing in it was run.</source>
        <translation>Der Checkpoint „{path}“ enthält mehr als bloße Daten: Er verlangt das Programm „{name}“. Nichts darin wurde ausgeführt.</translation>
    </message>
    <message>
        <source>“{path}” is what the training of a HiFi-GAN needs to go on (do_…), without the vocoder itself. Take the file whose name begins with g_.</source>
        <translation>„{path}“ ist, was das Training eines HiFi-GAN zum Weitermachen braucht (do_…), ohne den Vocoder selbst. Gebraucht wird die Datei, deren Name mit g_ beginnt.</translation>
    </message>
    <message>
        <source>A tensor in “{path}” has a name that no program gives.</source>
        <translation>Ein Tensor in „{path}“ hat einen Namen, den kein Programm vergibt.</translation>
    </message>
    <message>
        <source>The tensor “{name}” in “{path}” is of no known kind.</source>
        <translation>Der Tensor „{name}“ in „{path}“ ist von unbekannter Art.</translation>
    </message>
    <message>
        <source>The tensor “{name}” in “{path}” pretends to be larger than the file.</source>
        <translation>Der Tensor „{name}“ in „{path}“ gibt sich größer aus als die Datei.</translation>
    </message>
    <message>
        <source>The tensor “{name}” in “{path}” holds values that are no numbers (NaN or infinity). The training had failed; use an earlier checkpoint.</source>
        <translation>Der Tensor „{name}“ in „{path}“ enthält Werte, die keine Zahlen sind (NaN oder unendlich). Das Training war misslungen; ein früherer Checkpoint hilft.</translation>
    </message>
    <message>
        <source>“{path}” could not be read: it needs more memory or time than a checkpoint of its size may.</source>
        <translation>„{path}“ ließ sich nicht lesen: Die Datei braucht mehr Speicher oder Zeit, als ein Checkpoint ihrer Größe brauchen darf.</translation>
    </message>
    <message>
        <source>“{path}” could not be read.</source>
        <translation>„{path}“ ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>Reading “{path}” took longer than {seconds} seconds and was stopped.</source>
        <translation>„{path}“ zu lesen dauerte länger als {seconds} Sekunden und wurde abgebrochen.</translation>
    </message>
    <message>
        <source>No configuration of the vocoder was found. Its sizes are told by the tensors; it is taken to be made for the model&apos;s sample rate, with the published dilations.</source>
        <translation>Der Vocoder hat keine Konfiguration. Seine Größen sagen die Tensoren; angenommen werden die Abtastrate des Modells und die veröffentlichten Dilatationen.</translation>
    </message>
    <message>
        <source>The vocoder was trained on mels with another window or other limits in Hz than the model&apos;s; it may sound dull or rough.</source>
        <translation>Der Vocoder wurde auf Mels mit anderem Fenster oder anderen Grenzen in Hz trainiert als denen des Modells; er kann dumpf oder rau klingen.</translation>
    </message>
    <message>
        <source>The vocoder of the voice “{name}” was made for other mels ({theirs}) than this model&apos;s ({ours}).</source>
        <translation>Der Vocoder der Stimme „{name}“ ist für andere Mels gemacht ({theirs}) als dieses Modell ({ours}).</translation>
    </message>
    <message>
        <source>“{path}” is no HiFi-GAN generator.</source>
        <translation>„{path}“ ist kein HiFi-GAN-Generator.</translation>
    </message>
    <message>
        <source>The vocoder does not fit the model: it was made for {theirs}, the model for {ours}.</source>
        <translation>Der Vocoder passt nicht zum Modell: Er ist für {theirs} gemacht, das Modell für {ours}.</translation>
    </message>
    <message>
        <source>No vocoder was given, so the voice speaks through Griffin-Lim, which sounds metallic.</source>
        <translation>Ohne Vocoder spricht die Stimme durch Griffin-Lim, und das klingt metallisch.</translation>
    </message>
    <message>
        <source>The voice “{name}” says nothing.</source>
        <translation>Die Stimme „{name}“ sagt nichts.</translation>
    </message>
    <message>
        <source>The sample says single sounds: {why}.</source>
        <translation>Die Probe sagt einzelne Laute: {why}.</translation>
    </message>
    <message>
        <source>This is no HiFi-GAN generator: it lacks the tensor “{name}”.</source>
        <translation>Das ist kein HiFi-GAN-Generator: Der Tensor „{name}“ fehlt.</translation>
    </message>
    <message>
        <source>The configuration&apos;s inference_padding is no number.</source>
        <translation>inference_padding in der Konfiguration ist keine Zahl.</translation>
    </message>
    <message>
        <source>The configuration&apos;s num_mels is no number.</source>
        <translation>num_mels in der Konfiguration ist keine Zahl.</translation>
    </message>
    <message>
        <source>The settings of the HiFi-GAN generator are damaged.</source>
        <translation>Die Einstellungen des HiFi-GAN-Generators sind beschädigt.</translation>
    </message>
    <message>
        <source>{error}. The CPU speaks for now.</source>
        <translation>{error}. Vorerst spricht der Prozessor.</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>nur lesbarer Datenträger</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein- oder Ausgabefehler</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Dateiname zu lang</translation>
    </message>
    <message>
        <source>the file is write-protected</source>
        <translation>die Datei ist schreibgeschützt</translation>
    </message>
</context>
</TS>
