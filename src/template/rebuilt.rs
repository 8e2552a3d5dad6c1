//! A template made anew, element by element, with some of its elements changed on the way.

use super::Fault;
use handlebars::Template;
use handlebars::template::TemplateElement;

/// A place in a template's own text.
pub(super) type At = (usize, usize);

/// What an element becomes; `None` where it stays, and only what is inside it is made anew.
pub(super) type Change<'c> =
    dyn FnMut(&TemplateElement, At) -> Result<Option<Vec<TemplateElement>>, Fault> + 'c;

/// The template with its elements changed. What takes an element's place is placed where that stood.
pub(super) fn rebuilt(template: &Template, change: &mut Change<'_>) -> Result<Template, Fault> {
    let mut new = template.clone();
    (new.elements, new.mapping) = (Vec::new(), Vec::new());
    for (index, element) in template.elements.iter().enumerate() {
        let place = template.mapping.get(index).cloned();
        let at = place.as_ref().map_or((1, 1), |place| (place.0, place.1));
        let elements = match change(element, at)? {
            Some(elements) => elements,
            None => vec![inside(element, change)?],
        };
        for element in elements {
            new.elements.push(element);
            new.mapping.extend(place.clone());
        }
    }
    Ok(new)
}

/// The element with what is inside it made anew.
fn inside(element: &TemplateElement, change: &mut Change<'_>) -> Result<TemplateElement, Fault> {
    let mut element = element.clone();
    let inner = match &mut element {
        TemplateElement::HelperBlock(block) => {
            [&mut block.template, &mut block.inverse].into_iter().collect()
        }
        TemplateElement::PartialBlock(block) | TemplateElement::DecoratorBlock(block) => {
            vec![&mut block.template]
        }
        _ => Vec::new(),
    };
    for template in inner.into_iter().flatten() {
        *template = rebuilt(template, change)?;
    }
    Ok(element)
}
