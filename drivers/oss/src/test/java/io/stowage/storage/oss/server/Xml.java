// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A document that is sent, element by element; and elements of one that was received. */
final class Xml {
  private final StringBuilder text;
  private final String name;

  Xml(String name) {
    this.name = name;
    this.text = new StringBuilder();
  }

  /** Adds an element with text. */
  Xml add(String element, String content) {
    String escaped = content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    text.append('<').append(element).append('>').append(escaped);
    text.append("</").append(element).append('>');
    return this;
  }

  Xml add(String element, Object content) {
    return add(element, String.valueOf(content));
  }

  /** Adds an element with elements. */
  Xml add(Xml child) {
    text.append('<').append(child.name).append('>').append(child.text);
    text.append("</").append(child.name).append('>');
    return this;
  }

  byte[] bytes() {
    String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    return (head + '<' + name + '>' + text + "</" + name + '>').getBytes(UTF_8);
  }

  /** Reads a document with this root. */
  static Element read(byte[] bytes, String root) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element element =
          factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes)).getDocumentElement();
      if (element.getTagName().equals(root)) {
        return element;
      }
    } catch (SAXException e) {
      // refused below
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
    throw OssFailure.malformed("The XML you provided is not well-formed or no " + root);
  }

  /** The elements in an element; each has one of these names. */
  static List<Element> children(Element parent, String... names) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        if (!List.of(names).contains(element.getTagName())) {
          throw OssFailure.malformed("There is an unknown element " + element.getTagName());
        }
        children.add(element);
      }
    }
    return children;
  }

  /** The text of an element that has to be there once. */
  static String text(Element parent, String name) {
    List<String> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element.getTextContent().strip());
      }
    }
    if (found.size() != 1) {
      throw OssFailure.malformed(name + " has to be there once");
    }
    return found.get(0);
  }
}
