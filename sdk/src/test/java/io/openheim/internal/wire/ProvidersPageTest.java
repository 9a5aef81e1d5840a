package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about providers says what the table says; {@code -Dgolden.update=true} writes it. */
class ProvidersPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("openheim.root", ".."), "docs", "providers.md");

  private static final Map<Wire, String> FORMATS =
      Map.of(
          Wire.OPENAI_CHAT, "chat completions",
          Wire.OPENAI_RESPONSES, "responses",
          Wire.ANTHROPIC, "Anthropic",
          Wire.GEMINI, "Gemini");

  private static final String HEAD =
      """
      # Providers by name

      `model("groq/openai/gpt-oss-120b")` asks a model of a provider, and `model("groq")` its default model.
      The key is read from the variable that is shown, or the next one if that is not set. Another address
      of a provider is taken from the variable of its name, for example `GROQ_BASE_URL`, or
      `GEMINI_OPENAI_BASE_URL` for `gemini-openai`: each name has its own, even where two share a key; only
      `openai-responses` looks at `OPENAI_BASE_URL` too. Any other server that speaks OpenAI's format is reached with `client(OpenAiChatClient.builder().baseUrl(...))`.

      What stands in braces in an address is a variable of the environment that has to be set, with `!` a
      value that it must not have. Where there are two addresses, the first whose variables are set is taken.
      `model("offline")` is no provider and is not in the table: it needs neither key nor network.

      A test writes this page from the table of the library. Each row says where it is from and when it was
      so; models come and go, so name yours.

      | Name | Format | Key | Default model | Address | Source |
      |---|---|---|---|---|---|
      """;

  @Test
  void pageTellsWhatIsInTheTable() throws Exception {
    StringBuilder page = new StringBuilder(HEAD);
    ProviderTable.providers().forEach(row -> append(page, row));

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    } else {
      assertThat(PAGE).hasContent(page.toString());
    }
  }

  private static void append(StringBuilder page, ProviderRow row) {
    page.append("| ").append(code(row.name()));
    if (!row.aliases().isEmpty()) {
      page.append(", also ").append(codes(row.aliases()));
    }
    page.append(" | ").append(FORMATS.get(row.wire()));
    page.append(" | ").append(codes(row.keys())).append(row.needsKey() ? "" : ", not needed");
    page.append(" | ").append(row.model() == null ? "" : code(row.model()));
    page.append(" | ").append(codes(row.baseUrls()));
    page.append(" | ").append(source(row)).append(", ").append(row.date());
    page.append(row.note() == null ? "" : "; " + row.note());
    page.append(" |\n");
  }

  private static String source(ProviderRow row) {
    return row.source().startsWith("https://")
        ? "[documentation](" + row.source() + ")"
        : row.source();
  }

  private static String codes(List<String> texts) {
    return texts.stream().map(ProvidersPageTest::code).collect(Collectors.joining(", "));
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
