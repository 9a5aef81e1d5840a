package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.Feature;
import io.openheim.shape.JsonText;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thoughts that a server leaves in the text. */
class ThinkTagsTest {
  @StartStop final MockWebServer server = new MockWebServer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<think>Hm</think>Hi | thinking Hm;text Hi",
        "~<think>~Hm a < b </th~</think>~~Hi </think> | thinking Hm a < b </th~;text Hi </think>",
        "<think></think>~Hi | text Hi",
        "<think>~~</think>~~Hi | text Hi",
        "<think>Hm | thinking Hm",
        "<think>Hm</thi | thinking Hm</thi",
        "<thi | text <thi",
        "<thinking>Hm | text <thinking>Hm",
        "Use <think>x</think> | text Use <think>x</think>",
        "Hi</think>You | text Hi</think>You",
        "<think>A</think><think>B</think> | thinking A;text <think>B</think>",
      })
  void w048_thoughtsBetweenTagsAtTheBeginning_areNoText(String sent, String told) {
    for (int size = 1; size <= sent.length(); size++) {
      assertThat(told(sent, size, Feature.THINK_TAGS)).as("pieces of " + size).isEqualTo(told);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hm</think>Hi | thinking Hm;text Hi",
        "~Hm~</think>~Hi </think> | thinking Hm~;text Hi </think>",
        "<think>Hm</think>Hi | thinking Hm;text Hi",
        "Hi < you | text Hi < you",
        "Hi</think | text Hi</think",
        "</think>Hi | text Hi",
      })
  void w048_openingTag_mayBeMissingWhereThatIsKnown(String sent, String told) {
    for (int size = 1; size <= sent.length(); size++) {
      assertThat(told(sent, size, Feature.UNOPENED_THINK_TAGS))
          .as("pieces of " + size)
          .isEqualTo(told);
    }
  }

  @Test
  void serverThatIsNotKnownForIt_meansWhatItSays() {
    assertThat(told("<think>Hm</think>Hi", 5)).isEqualTo("text <think>Hm</think>Hi");
  }

  @Test
  void thoughtsBetweenTags_areToldAsTheyCome() {
    String body =
        "> delta {\"content\":\"<think>\\nHm, \"}\n= LlmAnswerException retryable openai"
            + " ended its answer in the middle";
    Quirk quirk = Quirk.parse("cut\n" + body).findFirst().orElseThrow();
    server.enqueue(quirk.answer());

    assertThat(quirk.told(server, Feature.THINK_TAGS)).startsWith(quirk.expected());
  }

  /** What is told of a text that comes in pieces, ~ for a line feed. */
  private String told(String text, int size, Feature... known) {
    List<String> lines = new ArrayList<>(List.of("title"));
    String sent = text.replace('~', '\n');
    for (int at = 0; at < sent.length(); at += size) {
      String piece = sent.substring(at, Math.min(sent.length(), at + size));
      lines.add("> delta {\"content\":" + JsonText.write(piece) + "}");
    }
    lines.add("> finish stop");
    Quirk quirk = Quirk.parse(String.join("\n", lines)).findFirst().orElseThrow();
    server.enqueue(quirk.answer());
    String told = quirk.told(server, known).replace("\nfinish STOP stop", "");
    return told.replace("\ntext ", ";text ").replace('\n', '~');
  }
}
