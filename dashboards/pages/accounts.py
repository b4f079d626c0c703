from dashboards.parts.people.page import show_people

show_people()
