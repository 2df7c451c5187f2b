package dev.moie.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which programs a shell line starts; rather none than a wrong one. */
class ShellProgramsTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      value = {
        "test -e a                        => ''",
        "curl -s x                        => curl",
        "curl x | jq .a && grep b f       => curl jq grep",
        "A=1 B=2 make                     => make",
        "! grep -q x f                    => grep",
        "if pgrep x; then kill x; fi      => pgrep",
        "for f in a b; do stat $f; done   => stat",
        "exec nohup ollama serve &        => ollama",
        "make 2>&1 | tee log              => make tee",
        "make &>log                       => make",
        "echo 'a; b' \"c | d\"            => ''",
        "$HOME/bin/x && ./y && /opt/z     => ''",
        "[ -f a ] && rsync a b            => rsync",
        "(cd a && ls)                     => ls",
        "case $1 in a) b;; esac           => ''",
        "f() { g; }; f                    => ''",
        "echo $((a+b))                    => ''",
        "x=$(date +%s); sleep 1           => date sleep",
        "ls # and; then nothing           => ls",
        "'quoted program' a               => ''",
        "                                 => ''",
      })
  void of_a_line(String line, String expected) {
    String programs = String.join(" ", ShellPrograms.of(line == null ? "" : line));
    assertThat(programs).isEqualTo(expected.replace("''", ""));
  }
}
