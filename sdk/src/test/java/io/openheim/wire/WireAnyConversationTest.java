package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a conversation is made of, each provider gets one that it takes. */
class WireAnyConversationTest {
  private static final int CONVERSATIONS = Integer.getInteger("wire.conversations", 2000);
  private static final Listener LISTENER = new Listener();
  private static final List<ToolSpec> TOOLS =
      List.of(new ToolSpec("look", "Looks.", "{\"type\":\"object\"}"));
  private static final Pattern MARK = Pattern.compile("«\\d+»");
  private static final Pattern CACHE = Pattern.compile(",\"cache_control\":\\{[^}]*\\}");

  /** What changes how a conversation is written. */
  private static final List<Feature> FEATURES =
      List.of(
          Feature.MANY_SYSTEM_MESSAGES,
          Feature.SYSTEM,
          Feature.DEVELOPER_ROLE,
          Feature.IMAGES,
          Feature.IMAGE_URLS,
          Feature.DOCUMENTS,
          Feature.IMAGES_IN_RESULTS,
          Feature.CALL_IDS,
          Feature.NINE_LETTER_CALL_IDS,
          Feature.USER_AFTER_RESULTS,
          Feature.CACHE_MARKS,
          Feature.REASONING_REPLAYED);

  @AfterAll
  static void close() {
    LISTENER.close();
  }

  @ParameterizedTest
  @EnumSource(Target.Format.class)
  void anyConversation_isTaken(Target.Format format) {
    List<Target> targets = targets(format);
    int size = 0;
    for (int seed = 0; seed < CONVERSATIONS; seed++) {
      AnyConversation conversation = new AnyConversation(seed);
      Target target = targets.get(seed % targets.size());
      LlmRequest request = new LlmRequest(conversation.messages(), TOOLS);
      String body = target.hear(LISTENER, request);
      String what = "seed " + seed + " " + target + "\n" + conversation + body;
      none(target.wrong(body), what);
      assertThat(target.hear(LISTENER, request)).as("again " + what).isEqualTo(body);
      assertThat(target.fresh().hear(LISTENER, request)).as("fresh " + what).isEqualTo(body);
      assertThat(body).as(what).doesNotContain("‹", AnyConversation.SECRET);
      marks(conversation, body, what);
      extended(target, conversation, body, what);
      size = Math.max(size, body.length());
    }
    assertThat(size).isBetween(1000, 60_000);
  }

  /** All that is said is there once and in order, and so are the results. */
  private static void marks(AnyConversation conversation, String body, String what) {
    List<String> results = new ArrayList<>();
    List<String> said = new ArrayList<>();
    Matcher mark = MARK.matcher(Said.in(body));
    while (mark.find()) {
      boolean isResult = conversation.expectedResults().contains(mark.group());
      (isResult ? results : said).add(mark.group());
    }
    assertThat(said).as(what).isEqualTo(conversation.expected());
    assertThat(results)
        .as(what)
        .containsExactlyInAnyOrderElementsOf(conversation.expectedResults());
  }

  /** The next request begins with the bytes of this one, but for what closes it. */
  private static void extended(
      Target target, AnyConversation conversation, String body, String what) {
    if (!isFirm(conversation)) {
      return;
    }
    List<Message> more = conversation.extend().messages();
    String longer = target.hear(LISTENER, new LlmRequest(more, TOOLS));
    none(target.wrong(longer), "longer " + what + "\n" + longer);
    String before = CACHE.matcher(body).replaceAll("").replaceFirst("[\\]}]+$", "");
    String after = CACHE.matcher(longer).replaceAll("");
    if (!after.startsWith(before)) {
      throw new AssertionError("another beginning:\n" + before + "\n" + after + "\n" + what);
    }
  }

  private static void none(List<String> problems, String what) {
    if (!problems.isEmpty()) {
      throw new AssertionError(problems + "\n" + what);
    }
  }

  /**
   * Whether what was sent stays so: the end of what the model begins to say may not be white space,
   * and instructions at the end belong to what follows.
   */
  private static boolean isFirm(AnyConversation conversation) {
    List<Message> all = conversation.messages();
    Message last = all.isEmpty() ? Message.user("") : all.get(all.size() - 1);
    boolean said = last.role() == Role.USER && last.text().contains("«");
    return said
        || last.toolResults().stream()
            .anyMatch(result -> conversation.expectedResults().contains(mark(result.text())));
  }

  private static String mark(String text) {
    Matcher mark = MARK.matcher(text);
    return mark.find() ? mark.group() : "";
  }

  /** Different models, each with other capabilities. */
  private static List<Target> targets(Target.Format format) {
    List<Target> targets = new ArrayList<>();
    String server = LISTENER.address() + "/v1";
    for (Target known : Target.known(LISTENER.address())) {
      if (known.format() == format) {
        targets.add(known);
        for (int seed = 0; seed < 20; seed++) {
          Random random = new Random(seed);
          targets.add(
              Target.of(format, "someone", server, known.model(), takes -> varied(takes, random)));
        }
      }
    }
    return targets;
  }

  private static Capabilities varied(Capabilities known, Random random) {
    Capabilities varied = known;
    for (Feature feature : FEATURES) {
      varied = random.nextBoolean() ? varied.with(feature) : varied.without(feature);
    }
    return varied;
  }

  @Test
  void aVeryLongConversation_isNoTrouble() {
    List<Message> messages = new ArrayList<>();
    for (int seed = 0; seed < 500; seed++) {
      messages.addAll(new AnyConversation(seed).messages());
    }
    for (Target target : Target.known(LISTENER.address())) {
      String body = target.hear(LISTENER, new LlmRequest(messages, TOOLS));

      assertThat(target.wrong(body)).as(target.toString()).isEmpty();
    }
  }
}
