; The installer: for one Windows account, without an administrator, in Vietnamese.
; makensis is given SOURCE (the built folder), TARGET, ICON, VERSION and FOUR (the version as four numbers); QUICK packs
; less tightly, for an installer that only a check uses.
Unicode true
Target amd64-unicode
!ifdef QUICK
SetCompressor zlib
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

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

; A program that runs cannot be replaced: the same file is opened for writing until that works.
!macro WAIT_UNTIL_CLOSED
  again:
  ${If} ${FileExists} "$INSTDIR\SoDanChu.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\SoDanChu.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} đang mở. Hãy đóng cửa sổ chương trình rồi bấm Thử lại." /SD IDCANCEL IDRETRY again
      SetErrorLevel 3
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Only what an installer put there is taken away, whatever else lies in the folder.
!macro REMOVE_PROGRAM
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\SoDanChu.exe"
  Delete "$INSTDIR\sodanchu-cli.exe"
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "${NAME} cần Windows 10 bản 1809 trở lên. Máy này dùng Windows cũ hơn nên không cài được." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section
  SetShellVarContext current
  !insertmacro WAIT_UNTIL_CLOSED
  !insertmacro REMOVE_PROGRAM
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*"
  WriteUninstaller "$INSTDIR\GoCaiDat.exe"
  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\SoDanChu.exe"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\SoDanChu.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\SoDanChu.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\GoCaiDat.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\GoCaiDat.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
SectionEnd

; The data stays unless somebody says otherwise twice, or a script says /XOA-DU-LIEU.
Section "Uninstall"
  SetShellVarContext current
  !insertmacro WAIT_UNTIL_CLOSED
  !insertmacro REMOVE_PROGRAM
  Delete "$INSTDIR\GoCaiDat.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${KEY}"
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
