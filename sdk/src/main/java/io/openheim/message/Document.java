package io.openheim.message;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A document that the model reads, most often a PDF: its bytes, the address from which the provider
 * fetches it, or a file that it has. Immutable and thread-safe.
 *
 * <pre>{@code
 * Document contract = Document.of("application/pdf", Files.readAllBytes(Path.of("contract.pdf")));
 * Document report = Document.at(URI.create("https://example.com/report.pdf")).named("report.pdf");
 * }</pre>
 *
 * <p>Not every model reads documents, and not every provider fetches.
 */
public final class Document implements Content {
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z]{1,20}/[a-z0-9][a-z0-9.+-]{0,100}");

  private final Media media;
  private final String name;

  private Document(Media media, String name) {
    this.media = media;
    this.name = name;
  }

  /**
   * A document by its bytes.
   *
   * @param mediaType what kind of document it is; every provider that reads documents takes {@code
   *     application/pdf}, many take {@code text/plain}
   * @param bytes the file's content; copied
   * @return the document
   * @throws IllegalArgumentException if that is not a media type, or there are no bytes
   */
  public static Document of(String mediaType, byte[] bytes) {
    return new Document(
        Media.of(mediaType, bytes, MEDIA_TYPE, "a document", "application/pdf"), "");
  }

  /**
   * A document by its address. It is the provider that fetches it.
   *
   * @param url an address with {@code https} or {@code http}
   * @return the document
   * @throws IllegalArgumentException if that is another kind of address
   */
  public static Document at(URI url) {
    return new Document(Media.at(url, "a document", "Document"), "");
  }

  /**
   * A document that was uploaded to the provider before.
   *
   * @param id the provider's id of the file
   * @return the document
   * @throws IllegalArgumentException if the id is blank
   */
  public static Document file(String id) {
    return new Document(Media.file(id, "a document"), "");
  }

  /**
   * What kind of document it is.
   *
   * @return for example {@code application/pdf}; empty text if the bytes are not known
   */
  public String mediaType() {
    return media.mediaType();
  }

  /**
   * The bytes.
   *
   * @return a copy of them; none if the bytes are not known
   */
  public byte[] bytes() {
    return Base64.getDecoder().decode(media.base64());
  }

  /**
   * The bytes as providers take them.
   *
   * @return the bytes in Base64; empty text if the bytes are not known
   */
  public String base64() {
    return media.base64();
  }

  /**
   * How many bytes there are.
   *
   * @return their number; 0 if the bytes are not known
   */
  public int size() {
    return media.size();
  }

  /**
   * The address.
   *
   * @return the address; empty if the document is known by its bytes
   */
  public Optional<URI> url() {
    return Optional.ofNullable(media.url());
  }

  /**
   * The provider's id of the file.
   *
   * @return the id; empty if the document is known by its bytes or its address
   */
  public Optional<String> fileId() {
    return media.fileId().isEmpty() ? Optional.empty() : Optional.of(media.fileId());
  }

  /**
   * The same document with a name.
   *
   * @param name what the model calls it, usually the name of the file
   * @return another document
   */
  public Document named(String name) {
    return new Document(media, name);
  }

  /**
   * The document's name.
   *
   * @return the name; empty text if it has none
   */
  public String name() {
    return name;
  }

  /** Whether the other has the same name and kind and bytes, or address. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Document document
        && media.equals(document.media)
        && name.equals(document.name);
  }

  @Override
  public int hashCode() {
    return 31 * media.hashCode() + name.hashCode();
  }

  /** The kind and the number of bytes, or the address without what may be secret in it. */
  @Override
  public String toString() {
    return "Document[" + (name.isEmpty() ? "" : name + ", ") + media.shown() + "]";
  }
}
