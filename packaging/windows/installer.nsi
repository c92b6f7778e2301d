; The installer around the tree that build.py lays out. It touches no home: registers lie in the users' own folders.
; makensis -DVERSION=0.1.0 -DTREE=build/windows -DMADE=out.exe installer.nsi
Unicode true
!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh

!define NAME "来访接待台"
!define MUI_ICON "${TREE}/xinfang-desk.ico"
!define GONE "Software\Microsoft\Windows\CurrentVersion\Uninstall\xinfang-desk"

Name "${NAME}"
OutFile "${MADE}"
InstallDir "$PROGRAMFILES64\xinfang-desk"
RequestExecutionLevel admin
SetCompressor /SOLID lzma
; Without it a build says when it was made, and two are never alike.
SetDateSave off

!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; A program in use is not exchanged under an officer's hands: Windows lets nobody write to it while it runs.
!macro RefuseWhileOpen UN
  Function ${UN}RefuseWhileOpen
    ${For} $1 0 1
      StrCpy $2 "$INSTDIR\pythonw.exe"
      ${If} $1 = 1
        StrCpy $2 "$INSTDIR\python.exe"
      ${EndIf}
      ${If} ${FileExists} $2
        ClearErrors
        FileOpen $0 $2 a
        ${If} ${Errors}
          MessageBox MB_OK|MB_ICONSTOP "来访接待台正在运行。请先关掉窗口（没写完的会存成草稿），再来一次。" /SD IDOK
          SetErrorLevel 1
          Abort
        ${EndIf}
        FileClose $0
      ${EndIf}
    ${Next}
  FunctionEnd
!macroend
!insertmacro RefuseWhileOpen ""
!insertmacro RefuseWhileOpen "un."

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "要 64 位的 Windows 10 或更新的系统。" /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
  ; Nowhere else, whatever the command line says: all that stands there is removed with it.
  StrCpy $INSTDIR "$PROGRAMFILES64\xinfang-desk"
  SetRegView 64
  Call RefuseWhileOpen
FunctionEnd

Function un.onInit
  StrCpy $INSTDIR "$PROGRAMFILES64\xinfang-desk"
  SetRegView 64
  Call un.RefuseWhileOpen
FunctionEnd

!macro Shortcut KIND TITLE
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\pythonw.exe" '"$INSTDIR\${KIND}.py"' "$INSTDIR\xinfang-desk.ico"
!macroend

!macro Opens SUFFIX CLASS TITLE
  WriteRegStr HKLM "Software\Classes\.${SUFFIX}" "" "${CLASS}"
  WriteRegStr HKLM "Software\Classes\${CLASS}" "" "${TITLE}"
  WriteRegStr HKLM "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\xinfang-desk.ico"
  WriteRegStr HKLM "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\pythonw.exe" "$INSTDIR\desk.py" open "%1"'
!macroend

!macro OpensNoMore SUFFIX CLASS
  DeleteRegKey HKLM "Software\Classes\.${SUFFIX}"
  DeleteRegKey HKLM "Software\Classes\${CLASS}"
!macroend

Section
  SetShellVarContext all
  ; What an older version had and this one has not would be imported still.
  RMDir /r "$INSTDIR\site"
  SetOutPath "$INSTDIR"
  File /r "${TREE}/*"
  !insertmacro Shortcut desk "来访接待台"
  !insertmacro Shortcut county "来访接待台·县级端"
  !insertmacro Opens xfb Xinfang.Batch "来访接待台批次或回执"
  !insertmacro Opens xfbackup Xinfang.Backup "来访接待台备份"
  !insertmacro Opens xfcard Xinfang.Card "来访接待台登记卡"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKLM "${GONE}" "DisplayName" "${NAME}"
  WriteRegStr HKLM "${GONE}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${GONE}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  ; A library that does not load shows here, and not when an officer opens the window.
  nsExec::Exec '"$INSTDIR\python.exe" "$INSTDIR\desk.py" --help'
  Pop $0
  ${If} $0 != 0
    MessageBox MB_OK|MB_ICONSTOP "装上了，但打不开。请告诉县里；登记簿不受影响。" /SD IDOK
    SetErrorLevel 3
    Abort
  ${EndIf}
SectionEnd

Section un.
  SetShellVarContext all
  Delete "$SMPROGRAMS\来访接待台.lnk"
  Delete "$SMPROGRAMS\来访接待台·县级端.lnk"
  !insertmacro OpensNoMore xfb Xinfang.Batch
  !insertmacro OpensNoMore xfbackup Xinfang.Backup
  !insertmacro OpensNoMore xfcard Xinfang.Card
  DeleteRegKey HKLM "${GONE}"
  RMDir /r "$INSTDIR"
SectionEnd
