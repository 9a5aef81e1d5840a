package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtraBodyTest {
  @Test
  void extraFields_comeFirstAndReplaceOurs_andTheRestStaysAsItWasWritten() {
    Map<String, String> extra = new LinkedHashMap<>();
    extra.put("user", "\"ü\"");
    extra.put("stream", "null");
    extra.put("n", "1e400");

    assertThat(
            add("{\"model\":\"m\",\"stream\":true,\"x\":1.50,\"messages\":[{\"a\" : []}]}", extra))
        .isEqualTo(
            "{\"user\":\"ü\",\"stream\":null,\"n\":1e400,\"model\":\"m\",\"x\":1.50,"
                + "\"messages\":[{\"a\" : []}]}");
  }

  @Test
  void withoutExtraFields_theBodyIsTheSame() {
    Buffer body = new Buffer().writeUtf8("{}");

    assertThat(ExtraBody.add(body, Map.of())).isSameAs(body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"high", "", "{", "1 2", "[1,]"})
  void aValueThatIsNoJson_isRefusedWithoutShowingIt(String value) {
    assertThatThrownBy(() -> add("{}", Map.of("effort", value)))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "an extra field of a request's body is JSON, so a text stands in quotation marks; the"
                + " value of effort is no JSON");
  }

  private static String add(String body, Map<String, String> extra) {
    return ExtraBody.add(new Buffer().writeUtf8(body), extra).readUtf8();
  }
}
