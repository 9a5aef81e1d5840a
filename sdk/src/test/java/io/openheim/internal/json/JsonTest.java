package io.openheim.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " \t\r\n[ ] ",
        "{\"a\" : [1, -0, 0.10, 1e400, -1.5E-3, 2e+1], \"a\":{}}",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00Af\\ud800 \u007f\u2028\"",
        "true",
        "false",
        "null",
      })
  void isValue_ofJson_isTrue(String json) {
    assertThat(Json.isValue(json)).isTrue();
    assertThat(Json.isObject(json)).isEqualTo(json.startsWith("{"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{,}",
        "{\"a\"}",
        "{\"a\" 1}",
        "{a:1}",
        "{'a':1}",
        "True",
        "NULL",
        "nul",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "NaN",
        "\"a",
        "\"a\nb\"",
        "\"\\q\"",
        "\"\\u12g4\"",
        "\"\\u12",
        "\"\\",
        "{} {}",
        "{}\u0000",
        "[1 2]",
        "[1}",
        "/**/1",
        "\ufeff1",
      })
  void isValue_ofWhatAReaderMayTakeAndOthersDoNot_isFalse(String json) {
    assertThat(Json.isValue(json)).isFalse();
    assertThat(Json.isObject("{\"a\":" + json + "}")).isFalse();
    assertThat(Json.objects("[{\"a\":" + json + "}]")).isNull();
  }

  @Test
  void isValue_ofWhatNestsTooDeeply_isFalse() {
    assertThat(Json.isValue("[".repeat(255) + "]".repeat(255))).isTrue();
    assertThat(Json.isValue("[".repeat(256) + "]".repeat(256))).isFalse();
    assertThat(Json.isValue("[".repeat(1_000_000))).isFalse();
  }

  @Test
  void objects_areAsTheyWereWritten() {
    assertThat(Json.objects(" [ {\"a\" : [1.0]} ,{}\n] ")).containsExactly("{\"a\" : [1.0]}", "{}");
    assertThat(Json.objects("[ ]")).isEmpty();
    assertThat(Json.objects("[{},1]")).isNull();
    assertThat(Json.objects("[{},]")).isNull();
    assertThat(Json.objects("[{}")).isNull();
    assertThat(Json.objects("[{}] 1")).isNull();
    assertThat(Json.objects("{}")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "0,0",
        "17,17",
        "'\"17\"',17",
        "8.0,8",
        "8.00,8",
        "999999999999999999,999999999999999999",
        "1000000000000000000,-1",
        "-1,-1",
        "8.5,-1",
        "8.,-1",
        "1e3,-1",
        "'\"\"',-1",
        "'\".0\"',-1",
        "'\"8.0.0\"',-1",
        "'\"x\"',-1",
        "null,-1",
        "true,-1",
        "'[1,2]',-1",
        "'{\"a\":1}',-1"
      })
  void count_isOfWholeNumbersOnly(String json, long expected) throws IOException {
    // 8. is no JSON, but may come as text.
    String text = json.endsWith(".") ? "\"" + json + "\"" : json;
    JsonReader reader = JsonReader.of(new Buffer().writeUtf8("[" + text + "]"));
    reader.beginArray();

    assertThat(Json.count(reader)).isEqualTo(expected);
    reader.endArray();
  }
}
