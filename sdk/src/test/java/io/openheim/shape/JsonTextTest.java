package io.openheim.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.internal.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "-1.50e+400",
        "12345678901234567890.10",
        "\"a\\\"\\\\\\n\\u0001\u00e9\"",
        "[]",
        "{}",
        "[1,[],{},null,[{\"a\":[2]}]]",
        "{\"z\":1,\"a\":{\"y\":[null,false],\"b\":\"\"},\"\\\"\":null}"
      })
  void treeIsWrittenAsItWasRead(String json) {
    Object tree = JsonTree.parse(json);

    assertThat(JsonText.write(tree)).isEqualTo(json).isEqualTo(JsonTree.write(tree));
  }

  @Test
  void deepTreeIsWrittenAndADeeperOneRefused() {
    assertThat(JsonText.write(lists(1_000))).isEqualTo("[".repeat(1_001) + "]".repeat(1_001));
    assertThatThrownBy(() -> JsonText.write(lists(1_001)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the JSON nests more than 1000 levels deep");
  }

  @Test
  void treeThatContainsItselfIsRefused() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);

    assertThatThrownBy(() -> JsonText.write(endless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the JSON nests more than 1000 levels deep");
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> JsonText.write(List.of(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no value of JSON: java.lang.Integer");
    assertThatThrownBy(() -> JsonText.write(Map.of(5, "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the name of a property is 5");
  }

  @Test
  void beginningOfATreeIsWrittenInNoMoreTimeThanItTakes() {
    assertThat(JsonText.write("x".repeat(1_000_000), 10)).isEqualTo("\"xxxxxxxxxx\"");
    assertThat(JsonText.write(List.of("aaaa", "bbbb", "cccc"), 10)).startsWith("[\"aaaa\",\"b");
  }

  private static Object lists(int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      List<Object> outer = new ArrayList<>();
      outer.add(list);
      list = outer;
    }
    return list;
  }
}
