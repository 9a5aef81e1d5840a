package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  @Test
  void key_isTrimmed() {
    assertThat(Secrets.key(" sk-1\r\n", "KEY")).isEqualTo("sk-1");
  }

  @Test
  void emptyKey_namesWhatToSet() {
    for (String none : new String[] {null, "", " \n"}) {
      assertThatThrownBy(() -> Secrets.key(none, "OPENAI_API_KEY"))
          .isInstanceOf(ConfigException.class)
          .hasMessage("the API key must not be empty; set OPENAI_API_KEY");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'sk-\nx', a line break at position 3",
    "'sk-\rx', a line break at position 3",
    "sk-x ä, a space at position 4",
    "sk-ä, a non-ASCII character at position 3",
    "'sk\tx', a control character at position 2",
  })
  void keyThatCannotStandInAHeader_isRefusedWithoutShowingIt(String key, String problem) {
    assertThatThrownBy(() -> Secrets.key(key, "OPENAI_API_KEY"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "an API key must be one line of visible ASCII characters; found one with "
                + problem
                + "; look at how OPENAI_API_KEY is set");
  }

  @Test
  void headerThatCannotBeSent_isRefusedWithoutItsValue() {
    assertThatThrownBy(() -> Secrets.header("x-token", "a\nb"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the value of a header must be one line of ASCII characters; found one with a line"
                + " break at position 1 in header x-token");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Authorization: Bearer sk-1, 'Authorization' and more",
        "x token, 'x' and more",
        "ä, '' and more",
        "``, an empty one",
      })
  void nameOfAHeaderThatIsNone_isShownUpToWhereItGoesWrong(String name, String found) {
    assertThatThrownBy(() -> Secrets.header(name, "a"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the name of a header must be visible ASCII characters without a colon; found "
                + found);
  }

  @Test
  void headerWithSpaces_isFine() {
    assertThat(Secrets.header("x-title", " My app ")).isEqualTo("My app");
  }
}
