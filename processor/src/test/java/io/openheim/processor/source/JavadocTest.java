package io.openheim.processor.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavadocTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Adds numbers. And more.|Adds numbers.",
        "Adds numbers|Adds numbers",
        "Version 1.5 of it. More.|Version 1.5 of it.",
        "Takes all, e.g. this one. More.|Takes all, e.g. this one.",
        "Ends here. {@code Then} more.|Ends here.",
        "Ends here.|Ends here.",
        "Uses {@code a. b} and. More|Uses a. b and.",
        "Of {@code Map<String, {x}>} and {@literal <b>}.|Of Map<String, {x}> and <b>.",
        "See {@link Foo#bar(int, String)}.|See Foo.bar(int, String).",
        "See {@link #bar the bar} or {@linkplain Foo}.|See the bar or Foo.",
        "Takes <b>bold</b>, <em class=\"x\">this</em>.|Takes bold, this.",
        "One line<br>two lines.|One line two lines.",
        "<p>First paragraph<p>second|First paragraph",
        "A list of <ul><li>a</li></ul>|A list of",
        "If a < b && b > c.|If a < b && b > c.",
        "If a &lt; b &amp;&amp; c &#62; d &unknown; &#x1F600;.|If a < b && c > d &unknown;"
            + " \uD83D\uDE00.",
        "Of List<String> for all.|Of List<String> for all.",
        "Not <!-- hidden. --> shown.|Not shown.",
        "{@return the sum. Of all} More.|Returns the sum. Of all.",
        "{@summary The sum. Of all} More.|The sum. Of all",
        "{@inheritDoc} More.|More.",
        "{@unknown some {@code x}} text.|some x text.",
        "{@code unclosed|unclosed",
        "{@|``",
        "{|{",
        "&|&",
        "<|<",
        "``|``",
      })
  void firstSentenceIsPlainText(String comment, String sentence) {
    assertThat(Javadoc.parse(comment).sentence()).isEqualTo(sentence);
  }

  @Test
  void paramsAreWholeTexts() {
    Javadoc javadoc =
        Javadoc.parse(
            """
             Adds numbers,
               in {@code
             @param is no tag here} words.

             @param first the first. It may
                 be <i>anything</i>
             @param <T> a type
             @param empty
             @return the sum
             @param second the second
            """);

    assertThat(javadoc.sentence()).isEqualTo("Adds numbers, in @param is no tag here words.");
    assertThat(javadoc.param("first")).isEqualTo("the first. It may be anything");
    assertThat(javadoc.param("second")).isEqualTo("the second");
    assertThat(javadoc.param("empty")).isEmpty();
    assertThat(javadoc.param("third")).isEmpty();
  }
}
