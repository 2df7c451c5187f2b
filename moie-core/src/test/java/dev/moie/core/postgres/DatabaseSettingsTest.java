package dev.moie.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address is taken apart before anything connects to it. */
class DatabaseSettingsTest {

  private static DatabaseSettings of(String url) {
    return new DatabaseSettings(url, Optional.of("ada"), Optional.of(() -> "s3cret"), "moie", 10);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db.example/moie, db.example:5432/moie",
    "jdbc:postgresql://db.example:6543/moie?sslmode=verify-full, db.example:6543/moie",
    "jdbc:postgresql://[::1]:5432/moie, [::1]:5432/moie",
    "'jdbc:postgresql://a:1,b:2/moie?targetServerType=primary', 'a:1,b:2/moie'",
  })
  void a_place_is_told_without_what_else_the_address_says(String url, String place) {
    assertThat(of(url).place()).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://db/moie, store must be like jdbc:postgresql://HOST:5432/DATABASE",
    "jdbc:postgresql://ada:s3cret@db/moie, store is no address of a database",
    "jdbc:postgresql://db:port/moie, store is no address of a database",
    "jdbc:postgresql://db/moie?password=s3cret, store may not hold a password; give it by cluster.password_secret",
    "jdbc:postgresql://db/moie?sslmode=require&PASSWORD=s3cret, cluster.password_secret",
    "jdbc:postgresql://db/moie?sslpassword=s3cret, cluster.password_secret",
    "jdbc:postgresql://db/moie?user=ada, store may not hold a user; give it by cluster.user",
    "jdbc:postgresql://db/moie?socketFactory=evil.Factory, store has an unknown parameter",
  })
  void another_address_is_refused_with_a_sentence_and_no_secret(String url, String sentence) {
    assertThatThrownBy(() -> of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @CsvSource({"Moie", "'a; drop table x'", "''", "1a", "pg-x"})
  void a_schema_that_would_need_quotes_is_refused(String schema) {
    assertThatThrownBy(
            () ->
                new DatabaseSettings(
                    "jdbc:postgresql://db/moie", Optional.empty(), Optional.empty(), schema, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be of a-z, 0-9 and _");
  }

  @Test
  void the_password_is_in_no_text_of_it() {
    assertThat(of("jdbc:postgresql://db/moie").toString()).doesNotContain("s3cret");
  }
}
