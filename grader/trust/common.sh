# Sourced by the commands in this folder, with the name of the command in $0: they stand in the grader's folder then, with
# the tests' classes ready, none of which has been run.
#
#     trust_java [OPTION OF JAVA...] CLASS [ARGUMENT...]

case ${1:-} in
-h | --help)
    sed -n '2,/^set/s/^# \{0,1\}//p' "$0" | sed '/^set/d'
    exit
    ;;
esac
cd "$(dirname "$0")/../.."
jdk=$(./chatlab --version | sed -n 's/^Java .* in \(.*\)$/\1/p')
./mvnw --batch-mode --quiet -pl grader process-test-classes dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath
cd grader

trust_java() {
    "$jdk/bin/java" --add-exports=jdk.attach/sun.tools.attach=ALL-UNNAMED --enable-native-access=ALL-UNNAMED \
        -Dchatlab.programs.cache="$PWD/target/programs-test.aot" -Dpty4j.tmpdir="$PWD/target" \
        -cp "target/test-classes:target/classes:$(cat target/test-classpath)" "$@"
}
