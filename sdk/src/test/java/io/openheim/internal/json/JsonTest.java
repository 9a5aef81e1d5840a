package io.openheim.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import okio.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
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
