package io.openheim.openai;

import java.util.Locale;

/**
 * What a provider wants otherwise than the rest.
 *
 * @param callIds what ids of tool calls it takes
 * @param answersResults whether it refuses a question directly after a result
 * @param thoughtsGoBack whether it wants back what it thought before it called tools
 */
record ChatQuirks(CallIds callIds, boolean answersResults, boolean thoughtsGoBack) {
  static final ChatQuirks NONE = new ChatQuirks(CallIds.ANY, false, false);
  static final ChatQuirks MISTRAL = new ChatQuirks(CallIds.MISTRAL, true, false);
  static final ChatQuirks DEEPSEEK = new ChatQuirks(CallIds.ANY, false, true);

  /** Those of a provider that is known by its name, or by where it is. */
  static ChatQuirks of(String provider, String host) {
    if (is("mistral", "mistral.ai", provider, host)) {
      return MISTRAL;
    }
    return is("deepseek", "deepseek.com", provider, host) ? DEEPSEEK : NONE;
  }

  private static boolean is(String name, String domain, String provider, String host) {
    return provider.toLowerCase(Locale.ROOT).equals(name)
        || host.equals(domain)
        || host.endsWith("." + domain);
  }
}
