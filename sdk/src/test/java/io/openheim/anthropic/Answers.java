package io.openheim.anthropic;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import okio.Buffer;

/** Answers of a server, written with ' for ". */
final class Answers {
  private static final Pattern TYPE = Pattern.compile("^\\{'type':'(\\w+)'");

  static final String START =
      "{'type':'message_start','message':{'id':'msg_1','type':'message','role':'assistant',"
          + "'model':'claude-m','content':[],'stop_reason':null,"
          + "'usage':{'input_tokens':10,'output_tokens':1}}}";

  static final String STOP = "{'type':'message_stop'}";

  private Answers() {}

  /** A stream of these frames, in small pieces. */
  static MockResponse stream(String... frames) {
    return new MockResponse.Builder()
        .addHeader("content-type", "text/event-stream")
        .chunkedBody(
            new Buffer()
                .writeUtf8(Arrays.stream(frames).map(Answers::event).collect(Collectors.joining())),
            7)
        .build();
  }

  /** A whole stream with these frames in its middle. */
  static MockResponse turn(String stop, String... middle) {
    String[] frames = new String[middle.length + 3];
    frames[0] = START;
    System.arraycopy(middle, 0, frames, 1, middle.length);
    frames[middle.length + 1] = delta(stop, "{'output_tokens':5}");
    frames[middle.length + 2] = STOP;
    return stream(frames);
  }

  /** A whole stream that says a text. */
  static MockResponse text(String text) {
    return turn("end_turn", block(0, "{'type':'text','text':''}"), more(0, "text", text), end(0));
  }

  /** A body in one piece. */
  static MockResponse body(String content, String stop) {
    return json(
        "{'id':'msg_1','type':'message','role':'assistant','model':'claude-m','content':"
            + content
            + ",'stop_reason':'"
            + stop
            + "','usage':{'input_tokens':10,'output_tokens':5}}");
  }

  static MockResponse json(String body) {
    return new MockResponse.Builder()
        .addHeader("content-type", "application/json")
        .body(quoted(body))
        .build();
  }

  static MockResponse error(int status, String type, String message) {
    return new MockResponse.Builder()
        .code(status)
        .body(
            quoted("{'type':'error','error':{'type':'" + type + "','message':'" + message + "'}}"))
        .build();
  }

  static String block(int index, String block) {
    return "{'type':'content_block_start','index':" + index + ",'content_block':" + block + "}";
  }

  /** More of a text, of a thought, of a signature or of the input of a call. */
  static String more(int index, String kind, String text) {
    String type = kind.equals("partial_json") ? "input_json_delta" : kind + "_delta";
    return "{'type':'content_block_delta','index':"
        + index
        + ",'delta':{'type':'"
        + type
        + "','"
        + kind
        + "':'"
        + text
        + "'}}";
  }

  static String end(int index) {
    return "{'type':'content_block_stop','index':" + index + "}";
  }

  static String delta(String stop, String usage) {
    return "{'type':'message_delta','delta':{'stop_reason':'"
        + stop
        + "','stop_sequence':null},'usage':"
        + usage
        + "}";
  }

  static String quoted(String json) {
    return json.replace('\'', '"');
  }

  private static String event(String frame) {
    if (frame.startsWith("event:") || frame.startsWith(":")) {
      return quoted(frame) + "\n\n";
    }
    Matcher type = TYPE.matcher(frame);
    String name = type.find() ? "event: " + type.group(1) + "\n" : "";
    return name + "data: " + quoted(frame) + "\n\n";
  }
}
