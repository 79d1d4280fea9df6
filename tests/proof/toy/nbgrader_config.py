c = get_config()
c.CourseDirectory.course_id = "nn"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
