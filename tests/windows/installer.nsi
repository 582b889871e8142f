; The installer: for one Windows account, without an administrator, in Vietnamese.
; makensis is given SOURCE (the built folder), TARGET, ICON, VERSION and FOUR (the version as four numbers); QUICK packs
; nothing, for an installer that only a check uses; CUT ends it in the middle of the exchange, as a power cut would.
;
; The new files are put into ban-moi, tried there, and only then exchanged for those that are in use, which are kept in
; ban-truoc. Each exchange is a few renames; should the power go between them, Windows completes them at the next sign-in.
; Switches: /S asks nothing; /CAP-NHAT comes from the program itself, which ends now, and is told how it went.
; GoCaiDat.exe /TRO-VE exchanges the program for the version before, /NOI-TIEP completes what was cut off.
Unicode true
Target amd64-unicode
!ifdef QUICK
SetCompress off
!else
SetCompressor /SOLID lzma
; Large enough to find that both programs carry the same code.
SetCompressorDictSize 64
!endif
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user

!include MUI2.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include LogicLib.nsh

!define NAME "Sổ Dân Chủ"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\SoDanChu"
!define OLDEST_BUILD 17763
!define COMING "$INSTDIR\ban-moi"
!define KEPT "$INSTDIR\ban-truoc"
!define MARK "ban.ini"
!define ERRANDS "$LOCALAPPDATA\SoDanChu\cap-nhat"
!define ONCE "Software\Microsoft\Windows\CurrentVersion\RunOnce"
!define BACK "$SMPROGRAMS\${NAME}, trở về bản trước.lnk"
; Half seconds that a window of the program may take to close, and a file that a scanner holds to be let go.
!define CLOSING 120
!define HELD 20
!define LONGEST_CHECK 240000

Var Update
Var Ending
Var Tries

Name "${NAME}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\SoDanChu"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
AllowSkipFiles off

VIProductVersion "${FOUR}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "CompanyName" "${NAME}"
VIAddVersionKey "FileDescription" "Cài đặt ${NAME}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEPAGE_TITLE "Cài đặt ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Chương trình được cài cho tài khoản Windows này, không cần mạng và không cần quyền quản trị.$\r$\n$\r$\nNếu máy đã có bản cũ, bản mới thay chỗ bản cũ; dữ liệu của cơ quan giữ nguyên.$\r$\n$\r$\nBấm Cài đặt để bắt đầu."
!define MUI_FINISHPAGE_TITLE "Đã cài xong"
!define MUI_FINISHPAGE_TEXT "Mở ${NAME} từ nút Start hoặc biểu tượng trên màn hình nền."
!define MUI_FINISHPAGE_RUN "$INSTDIR\SoDanChu.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${NAME} ngay"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Gỡ ${NAME} khỏi tài khoản Windows này. Dữ liệu của cơ quan giữ nguyên, trừ khi chọn xóa ở bước sau."

!define MUI_PAGE_CUSTOMFUNCTION_PRE SkippedInUpdate
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_SHOW HeadOfUpdate
!insertmacro MUI_PAGE_INSTFILES
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkippedInUpdate
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

; What installer and remover both do; names of functions in a remover begin with "un.".
!macro BOTH un

Function ${un}LookAtSwitches
  SetShellVarContext current
  StrCpy $Update 0
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/CAP-NHAT" $2
  ${IfNot} ${Errors}
    StrCpy $Update 1
  ${EndIf}
FunctionEnd

; A program that runs cannot be replaced: its files are opened for writing until that works.
Function ${un}WaitUntilClosed
  again:
  StrCpy $Tries 0
  try:
  StrCpy $1 "$INSTDIR\SoDanChu.exe"
  Call ${un}IsHeld
  ${If} $0 == 0
    StrCpy $1 "$INSTDIR\sodanchu-cli.exe"
    Call ${un}IsHeld
  ${EndIf}
  ${If} $0 == 0
    Return
  ${EndIf}
  IntOp $Tries $Tries + 1
  ${If} $Update == 1
  ${AndIf} $Tries < ${CLOSING}
    Sleep 500
    Goto try
  ${EndIf}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} đang mở. Hãy đóng mọi cửa sổ của chương trình rồi bấm Thử lại." /SD IDCANCEL IDRETRY again
  StrCpy $Ending "open"
  SetErrorLevel 3
  Call ${un}TellAndStart
  Quit
FunctionEnd

; $0: whether somebody has the file $1 open.
Function ${un}IsHeld
  StrCpy $0 0
  ${If} ${FileExists} "$1"
    ClearErrors
    FileOpen $2 "$1" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $2
    ${EndIf}
  ${EndIf}
FunctionEnd

; Whoever sent us reads in a file how it went, and is started again.
Function ${un}TellAndStart
  ${If} ${FileExists} "${ERRANDS}\viec.json"
    FileOpen $0 "${ERRANDS}\ket-qua.txt" w
    FileWrite $0 "$Ending"
    FileClose $0
  ${EndIf}
  ${If} $Update == 1
  ${AndIfNot} ${Silent}
    Exec '"$INSTDIR\SoDanChu.exe"'
  ${EndIf}
FunctionEnd

; The item $R1 from ban-moi into its place, and what stood there into ban-truoc; nothing where that is done already.
Function ${un}MoveItem
  ${If} $Ending != "done"
  ${OrIfNot} ${FileExists} "${COMING}\$R1"
    Return
  ${EndIf}
  StrCpy $Tries 0
  again:
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\$R1"
    Rename "$INSTDIR\$R1" "${KEPT}\$R1"
  ${EndIf}
  ${IfNot} ${Errors}
    !ifdef CUT
    !if "${un}" == ""
      Quit
    !endif
    !endif
    Rename "${COMING}\$R1" "$INSTDIR\$R1"
  ${EndIf}
  ${If} ${Errors}
    IntOp $Tries $Tries + 1
    Sleep 500
    IntCmp $Tries ${HELD} 0 again 0
    StrCpy $Ending "half"
  ${EndIf}
FunctionEnd

; Every item in turn; the mark comes last, for it says that the exchange is to be completed.
Function ${un}Exchange
  StrCpy $Ending "done"
  CreateDirectory "${KEPT}"
  StrCpy $R1 "_internal"
  Call ${un}MoveItem
  ${If} $Ending == "half"
  ${AndIf} ${FileExists} "$INSTDIR\_internal\*.*"
    StrCpy $Ending "open" ; nothing was moved yet
    Return
  ${EndIf}
  StrCpy $R1 "SoDanChu.exe"
  Call ${un}MoveItem
  StrCpy $R1 "sodanchu-cli.exe"
  Call ${un}MoveItem
  StrCpy $R1 "GoCaiDat.exe"
  Call ${un}MoveItem
  StrCpy $R1 "${MARK}"
  Call ${un}MoveItem
FunctionEnd

; The version in ban-moi, found good, takes the place of the present one.
Function ${un}TakePlace
  ; What this process stands in cannot be renamed.
  SetOutPath "$TEMP"
  ; Begins with "!" so that Windows forgets it only after it was done; written through, for the power may go at once.
  WriteRegStr HKCU "${ONCE}" "!SoDanChu" '"${COMING}\NoiTiep.exe" /NOI-TIEP /S'
  System::Call 'advapi32::RegFlushKey(p 0x80000001)'
  Call ${un}Exchange
  Call ${un}AfterExchange
FunctionEnd

Function ${un}AfterExchange
  ${If} $Ending == "half"
    Return ; the rest when Windows starts next
  ${EndIf}
  DeleteRegValue HKCU "${ONCE}" "!SoDanChu"
  RMDir /r "${COMING}"
  RMDir "${KEPT}" ; empty where there was no version before
  ${If} $Ending == "done"
    ReadINIStr $0 "$INSTDIR\${MARK}" "ban" "version"
    WriteRegStr HKCU "${KEY}" "DisplayVersion" "$0"
    ${If} ${FileExists} "${KEPT}\${MARK}"
      CreateShortcut "${BACK}" "$INSTDIR\GoCaiDat.exe" "/TRO-VE"
    ${EndIf}
  ${EndIf}
FunctionEnd

!macroend
!insertmacro BOTH ""
!insertmacro BOTH "un."

; Only what an installer put there is taken away, whatever else lies in the folder.
!macro REMOVE_PROGRAM
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\SoDanChu.exe"
  Delete "$INSTDIR\sodanchu-cli.exe"
  Delete "$INSTDIR\${MARK}"
  RMDir /r "${COMING}"
  RMDir /r "${KEPT}"
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "${NAME} cần Windows 10 bản 1809 trở lên. Máy này dùng Windows cũ hơn nên không cài được." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  Call LookAtSwitches
FunctionEnd

Function SkippedInUpdate
  ${If} $Update == 1
    Abort
  ${EndIf}
FunctionEnd

Function HeadOfUpdate
  ${If} $Update == 1
    !insertmacro MUI_HEADER_TEXT "Cập nhật lên bản ${VERSION}" "Dữ liệu của cơ quan không bị động đến. Khi xong, chương trình tự mở lại."
  ${EndIf}
FunctionEnd

; What is being done, instead of the names of files.
!macro TELL words
  SetDetailsPrint textonly
  DetailPrint "${words}"
  SetDetailsPrint none
!macroend

; The disk did not take a file.
Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "${COMING}"
  StrCpy $Ending "disk"
  SetErrorLevel 5
  Call TellAndStart
FunctionEnd

; The files reach the disk before anything relies on them: a power cut would leave them full of zeros.
Function WriteThrough
  FileOpen $0 "$R9" a
  System::Call 'kernel32::FlushFileBuffers(p r0)'
  FileClose $0
  Push $0
FunctionEnd

; Starts the new version in ban-moi, which tries its own parts and makes an office of its own; the old one is still in use.
Function TryNew
  ${IfNot} ${FileExists} "$INSTDIR\SoDanChu.exe"
    Return ; nothing that could be lost
  ${EndIf}
  nsExec::ExecToStack /TIMEOUT=${LONGEST_CHECK} '"${COMING}\sodanchu-cli.exe" self-check --expect ${VERSION}'
  Pop $0
  Pop $1
  ${If} $0 != 0
    SetOutPath "$TEMP"
    RMDir /r "${COMING}"
    ${If} $Update == 0
      MessageBox MB_OK|MB_ICONSTOP "Bản ${VERSION} không chạy được trên máy này nên chưa được cài. Bản đang dùng và dữ liệu giữ nguyên. Hãy chép lại tệp cài đặt; nếu vẫn vậy, báo người phụ trách máy tính." /SD IDOK
    ${EndIf}
    StrCpy $Ending "check"
    SetErrorLevel 4
    Call TellAndStart
    Quit
  ${EndIf}
FunctionEnd

Section
  SetShellVarContext current
  ${If} $Update == 1
    SetAutoClose true
  ${EndIf}
  !insertmacro TELL "Chờ chương trình đóng"
  Call WaitUntilClosed
  !insertmacro TELL "Chép bản ${VERSION} vào máy"
  ${If} ${FileExists} "${COMING}\${MARK}"
    Call Exchange ; an earlier one was cut off
  ${EndIf}
  RMDir /r "${COMING}"
  SetOutPath "${COMING}"
  File /r "${SOURCE}\*"
  WriteUninstaller "${COMING}\GoCaiDat.exe"
  WriteUninstaller "${COMING}\NoiTiep.exe"
  !insertmacro TELL "Thử bản ${VERSION} trước khi thay bản đang dùng"
  Call TryNew
  !insertmacro TELL "Thay bản đang dùng; bản này được giữ lại"
  WriteINIStr "${COMING}\${MARK}" "ban" "version" "${VERSION}"
  FlushINI "${COMING}\${MARK}"
  ${Locate} "${COMING}" "/L=F /G=1" "WriteThrough"
  RMDir /r "${KEPT}"
  Call TakePlace
  ${If} $Ending != "done"
    ${If} $Update == 0
      MessageBox MB_OK|MB_ICONEXCLAMATION "Một chương trình khác đang giữ tệp nên chưa cài xong bản ${VERSION}. Hãy khởi động lại máy rồi mở ${NAME}." /SD IDOK
    ${EndIf}
    SetErrorLevel 6
    Call TellAndStart
    Quit
  ${EndIf}
  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\SoDanChu.exe"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\SoDanChu.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\SoDanChu.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\GoCaiDat.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\GoCaiDat.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
  Call TellAndStart
SectionEnd

Function un.onInit
  Call un.LookAtSwitches
  ClearErrors
  ${GetOptions} $1 "/NOI-TIEP" $2
  ${IfNot} ${Errors}
    ; This is the copy of the remover in ban-moi.
    ${GetParent} "$INSTDIR" $INSTDIR
    SetOutPath "$TEMP"
    Call un.Exchange
    Call un.AfterExchange
    Call un.TellAndStart
    Quit
  ${EndIf}
  ClearErrors
  ${GetOptions} $1 "/TRO-VE" $2
  ${IfNot} ${Errors}
    Call un.GoBack
    Quit
  ${EndIf}
FunctionEnd

; The version before takes the place of the present one, which is kept in its turn.
Function un.GoBack
  ReadINIStr $3 "${KEPT}\${MARK}" "ban" "version"
  ${If} $3 == ""
    MessageBox MB_OK|MB_ICONINFORMATION "Máy này không giữ bản trước của ${NAME}." /SD IDOK
    SetErrorLevel 7
    Return
  ${EndIf}
  ${If} $Update == 0
    MessageBox MB_YESNO|MB_ICONQUESTION "Trở về ${NAME} bản $3?$\r$\n$\r$\nBản đang dùng được giữ lại. Dữ liệu giữ nguyên; nếu bản mới đã nâng cấp sổ thì bản $3 không mở được sổ đó, chỉ mở được bản sao lưu làm trước khi cập nhật." /SD IDYES IDYES agreed
    Return
    agreed:
  ${EndIf}
  Call un.WaitUntilClosed
  SetOutPath "$TEMP"
  RMDir /r "${COMING}"
  ClearErrors
  CopyFiles /SILENT "$INSTDIR\GoCaiDat.exe" "${KEPT}\NoiTiep.exe"
  Rename "${KEPT}" "${COMING}"
  ${If} ${Errors}
    StrCpy $Ending "open"
  ${Else}
    Call un.TakePlace
  ${EndIf}
  ${If} $Ending != "done"
    SetErrorLevel 6
  ${EndIf}
  ${If} $Update == 1
    ; the program says it
  ${ElseIf} $Ending == "done"
    MessageBox MB_OK|MB_ICONINFORMATION "Đã trở về ${NAME} bản $3." /SD IDOK
  ${Else}
    MessageBox MB_OK|MB_ICONEXCLAMATION "Một chương trình khác đang giữ tệp nên chưa trở về được. Hãy khởi động lại máy rồi mở ${NAME}." /SD IDOK
  ${EndIf}
  Call un.TellAndStart
FunctionEnd

; The data stays unless somebody says otherwise twice, or a script says /XOA-DU-LIEU.
Section "Uninstall"
  SetShellVarContext current
  Call un.WaitUntilClosed
  !insertmacro REMOVE_PROGRAM
  Delete "$INSTDIR\GoCaiDat.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  Delete "${BACK}"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegValue HKCU "${ONCE}" "!SoDanChu"
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/XOA-DU-LIEU" $2
  ${IfNot} ${Errors}
    RMDir /r "$LOCALAPPDATA\SoDanChu"
  ${ElseIf} ${FileExists} "$LOCALAPPDATA\SoDanChu\*.*"
    MessageBox MB_YESNO|MB_ICONQUESTION "Giữ lại dữ liệu của cơ quan trong tài khoản Windows này?$\r$\n$\r$\nBấm Có để giữ. Bấm Không để xóa; xóa rồi thì chỉ bản sao lưu ở nơi khác mới lấy lại được." /SD IDYES IDYES keep
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Xóa hẳn sổ và mọi bản sao lưu trong $LOCALAPPDATA\SoDanChu?" /SD IDNO IDNO keep
    RMDir /r "$LOCALAPPDATA\SoDanChu"
    keep:
  ${EndIf}
SectionEnd
