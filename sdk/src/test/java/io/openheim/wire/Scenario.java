package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a provider of any format may do.
 *
 * @param name what it is
 * @param sent what it looks like in one format; see the first lines of {@code openai-chat.txt}
 * @param expected what a caller gets, whatever the format
 */
record Scenario(String name, String sent, String expected) {
  private static final String EXPECTED = "conformance/expected.txt";
  private static final String BREAK = "(the connection breaks)\n";
  private static final Pattern TYPE = Pattern.compile("\\{\"type\":\"([^\"]+)\"");

  /** All scenarios, as one format has them. A format that leaves one out is refused. */
  static Map<String, Scenario> of(WireFormat format) {
    Map<String, String> expected = sections(EXPECTED);
    Map<String, String> sent = sections(file(format));
    assertThat(sent.keySet()).as(file(format)).containsExactlyElementsOf(expected.keySet());
    Map<String, Scenario> scenarios = new LinkedHashMap<>();
    expected.forEach(
        (name, told) -> scenarios.put(name, new Scenario(name, sent.get(name), told.strip())));
    return scenarios;
  }

  private static String file(WireFormat format) {
    return "conformance/" + format.dialect() + ".txt";
  }

  private static Map<String, String> sections(String file) {
    Map<String, String> sections = new LinkedHashMap<>();
    String[] parts = Listed.text(file).split("(?m)^= ");
    for (int i = 1; i < parts.length; i++) {
      String[] section = parts[i].split("\n", 2);
      String earlier = sections.put(section[0].strip(), section[1].strip() + "\n");
      assertThat(earlier).as("twice in " + file + ": " + section[0]).isNull();
    }
    assertThat(sections).as(file).isNotEmpty();
    return sections;
  }

  /** Why a format cannot have it; empty if it can. */
  Optional<String> impossible() {
    return sent.startsWith("none: ")
        ? Optional.of(sent.substring("none: ".length()).strip())
        : Optional.empty();
  }

  /** The answer of a server that does it. */
  RecordedAnswer answer() {
    if (sent.startsWith("body\n")) {
      return RecordedAnswer.of("application/json", sent.substring("body\n".length()), false);
    }
    boolean breaks = sent.endsWith(BREAK);
    String lines = breaks ? sent.substring(0, sent.length() - BREAK.length()) : sent;
    StringBuilder events = new StringBuilder();
    for (String line : lines.split("\n")) {
      if (line.startsWith("{")) {
        Matcher type = TYPE.matcher(line);
        events.append(type.lookingAt() ? "event: " + type.group(1) + "\n" : "");
        events.append("data: ").append(line).append("\n\n");
      } else {
        events.append(line).append('\n');
      }
    }
    // An event that the connection breaks in has no end; any other line at the end has one.
    return RecordedAnswer.of("text/event-stream", events + (breaks ? "" : "\n"), breaks);
  }

  @Override
  public String toString() {
    return name;
  }
}
