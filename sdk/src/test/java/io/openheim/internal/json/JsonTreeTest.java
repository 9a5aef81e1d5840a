package io.openheim.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\":1.10,\"a\":[12345678901234567890,1e400,-0],\"c\":{},\"d\":null,\"e\":true}",
        "\"\\u0001\\\"\"",
        "\"\\ud83d\"",
        "123456789012345678901234567890.123456789",
        "null"
      })
  void nothingIsLostOnTheWayThrough(String json) {
    assertThat(JsonTree.write(JsonTree.parse(json))).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":       | it ends in the middle",
        "``            | it ends in the middle",
        "{\"a\":1} x   | there is more text after the end of the JSON value",
        "{\"a\":1}{}   | there is more text after the end of the JSON value",
        "{a:1}         | the text at $ is malformed",
        "{\"a\":[{\"b\":nul}]} | the text at $.a[0].b is malformed",
        "{\"a\":{\"b\":1,\"b\":2}} | the property $.a.b is given twice"
      })
  void brokenTextIsRefusedWithAReason(String json, String reason) {
    assertThatThrownBy(() -> JsonTree.parse(json))
        .isInstanceOf(BrokenJsonException.class)
        .hasMessage(reason);
  }

  @Test
  void halfASurrogatePairSurvives() {
    assertThat(JsonTree.parse("\"a\ud83d\"")).isEqualTo("a\ud83d");
    assertThat(JsonTree.parse("\"\ude00\ud83d\ude00\ude00b\""))
        .isEqualTo("\ude00\ud83d\ude00\ude00b");
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> JsonTree.parse("[".repeat(10_000)))
        .isInstanceOf(BrokenJsonException.class)
        .hasMessage("it nests too deeply");
  }
}
