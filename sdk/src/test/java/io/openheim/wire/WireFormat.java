package io.openheim.wire;

import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmRequest;
import io.openheim.message.FinishReason;
import io.openheim.wire.Recording.Exchange;
import java.util.List;
import java.util.Map;

/** What tests over recorded exchanges need to know about one wire format. */
interface WireFormat {
  /** All of which there is a client. */
  List<WireFormat> ALL =
      List.of(new ChatFormat(), new ResponsesFormat(), new AnthropicFormat(), new GeminiFormat());

  /** What recordings call it. */
  String dialect();

  /**
   * A client as it would be set up to have made an exchange.
   *
   * @param server the address of a server, without path and without a slash at its end
   */
  LlmClient client(String server, Recording recording, Exchange exchange);

  /** What was asked in an exchange, in our words. */
  LlmRequest request(Exchange exchange);

  /** Why the model stopped, where an exchange is expected to have gone well. */
  FinishReason finish(Map<String, Object> expect);

  /**
   * The usage where the provider sent one.
   *
   * @param recorded its raw numbers
   */
  Map<String, Long> usage(Map<String, Long> recorded);

  /** The same, where the answer itself has numbers that recordings do not repeat. */
  default Map<String, Long> usage(Exchange exchange, Map<String, Long> recorded) {
    return usage(recorded);
  }
}
