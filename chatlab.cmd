@echo off
rem Starts Chatlab: finds a JDK, builds the grader when its sources are newer than it, and hands over to it.
rem The same as the shell script "chatlab", which explains why each thing is done.
setlocal EnableExtensions DisableDelayedExpansion

set "NEEDED=25"
set "CHATLAB_HOME=%~dp0"
set "TARGET=%CHATLAB_HOME%grader\target"
set "JAR=%TARGET%\chatlab.jar"
set "JDK="

call :find_jdk
if not defined JDK (
    echo chatlab: no JDK %NEEDED% or newer found: install one ^(for example Temurin, https://adoptium.net^), or set JAVA_HOME to it. 1>&2
    exit /b 3
)

call :is_built
if errorlevel 1 (
    call :build
    if errorlevel 1 exit /b 3
)

set "CACHE=%TARGET%\chatlab-%JDK_VERSION%.aot"
set "PROGRAMS_CACHE=%TARGET%\programs-%JDK_VERSION%.aot"
set "JAVA_OPTIONS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=4 -Xlog:disable"
if not exist "%CACHE%" call :train
set "AOT="
for %%F in ("%CACHE%") do if %%~zF GTR 0 set AOT="-XX:AOTCache=%CACHE%"
if exist "%PROGRAMS_CACHE%" set AOT=%AOT% "-Dchatlab.programs.cache=%PROGRAMS_CACHE%"

"%JDK%\bin\java.exe" %JAVA_OPTIONS% %AOT% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

rem --- The JDK: its version is read from its "release" file, without starting it -------------------------------------

:find_jdk
if defined JAVA_HOME call :take_jdk "%JAVA_HOME%"
if defined JDK exit /b
for /f "delims=" %%J in ('where javac 2^>nul') do if not defined JDK call :take_jdk "%%~dpJ.."
if defined JDK exit /b
for %%V in ("Java" "Eclipse Adoptium" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft") do (
    for /d %%J in ("%ProgramFiles%\%%~V\*") do if not defined JDK call :take_jdk "%%~J"
)
for /d %%J in ("%USERPROFILE%\.jdks\*") do if not defined JDK call :take_jdk "%%~J"
exit /b

:take_jdk
if not exist "%~1\bin\javac.exe" exit /b
if not exist "%~1\release" exit /b
set "VERSION="
for /f "usebackq tokens=2 delims==" %%R in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do set "VERSION=%%~R"
if not defined VERSION exit /b
for /f "tokens=1 delims=.-+" %%M in ("%VERSION%") do set "FEATURE=%%M"
if %FEATURE% LSS %NEEDED% exit /b
set "JDK=%~1"
set "JDK_VERSION=%VERSION%"
exit /b

rem --- Building ------------------------------------------------------------------------------------------------------

rem A kit as handed out has the jar and no sources. Comparing times costs a PowerShell, which only its authors pay.
:is_built
if not exist "%CHATLAB_HOME%grader\src\main" if exist "%JAR%" exit /b 0
if not exist "%JAR%" exit /b 1
powershell -NoProfile -Command "$jar = (Get-Item -LiteralPath $env:JAR).LastWriteTime; $root = $env:CHATLAB_HOME; $newer = Get-ChildItem -LiteralPath ($root + 'grader\src\main'), ($root + 'grader\pom.xml'), ($root + 'pom.xml') -Recurse -File | Where-Object LastWriteTime -gt $jar; exit [int][bool]$newer"
exit /b %ERRORLEVEL%

:build
if not exist "%CHATLAB_HOME%grader\src\main" (
    echo chatlab: %JAR% is missing, and so are the sources to build it from. 1>&2
    exit /b 3
)
if not exist "%TARGET%" mkdir "%TARGET%"
rem mkdir is the lock: it fails when another launcher made the directory first. A forgotten one is removed by hand.
mkdir "%TARGET%\chatlab-build.lock" 2>nul
if errorlevel 1 (
    echo chatlab: another chatlab is building; try again in a minute. If none is, delete %TARGET%\chatlab-build.lock 1>&2
    exit /b 3
)
echo chatlab: building (first use, or its sources have changed; about a minute) ... 1>&2
set "LOG=%TARGET%\chatlab-build.log"
pushd "%CHATLAB_HOME%"
set "SAVED_JAVA_HOME=%JAVA_HOME%"
set "JAVA_HOME=%JDK%"
call mvnw.cmd --batch-mode --quiet --projects grader package "-Dmaven.test.skip=true" "-Dmaven.compiler.failOnWarning=false" "-Djacoco.skip=true" >"%LOG%" 2>&1 <nul
set "RESULT=%ERRORLEVEL%"
set "JAVA_HOME=%SAVED_JAVA_HOME%"
popd
rmdir "%TARGET%\chatlab-build.lock"
if not "%RESULT%"=="0" (
    type "%LOG%" 1>&2
    del /q "%JAR%" 2>nul
    echo chatlab: the build failed; what Maven said is above, and in %LOG% 1>&2
    exit /b 3
)
rem The jar counts as new even when Maven found nothing to change in it; the old caches belong to the old jar.
powershell -NoProfile -Command "(Get-Item -LiteralPath $env:JAR).LastWriteTime = Get-Date"
del /q "%TARGET%\chatlab-*.aot" "%TARGET%\programs-*.aot" 2>nul
exit /b 0

rem --- Starting fast: AOT caches from one run each, for the grader (empty when making it failed) and for programs ------

:train
type nul >"%CACHE%" 2>nul
if not exist "%CACHE%" exit /b
"%JDK%\bin\java.exe" -cp "%JAR%" dev.chatlab.program.QuickStart "%PROGRAMS_CACHE%" >nul 2>nul <nul
set "EXERCISE=%TEMP%\chatlab-%RANDOM%%RANDOM%"
set "TRAINING=labs"
if exist "%CHATLAB_HOME%reference-solution\lab1-echo" (
    xcopy /e /i /q "%CHATLAB_HOME%reference-solution\lab1-echo" "%EXERCISE%" >nul 2>nul
    set TRAINING=check 1 "%EXERCISE%" --no-color
)
"%JDK%\bin\java.exe" %JAVA_OPTIONS% -Dchatlab.training=true "-Dchatlab.programs.cache=%PROGRAMS_CACHE%" "-XX:AOTCacheOutput=%CACHE%.new" -jar "%JAR%" %TRAINING% >nul 2>nul <nul
if exist "%EXERCISE%" rmdir /s /q "%EXERCISE%"
if exist "%CACHE%.new" move /y "%CACHE%.new" "%CACHE%" >nul
exit /b
